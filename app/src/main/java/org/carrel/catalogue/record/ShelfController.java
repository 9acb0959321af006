package org.carrel.catalogue.record;

import java.util.List;
import org.carrel.catalogue.record.Shelf.Spine;
import org.carrel.catalogue.record.ShelfRepository.Spot;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Walking along the shelves.
@Controller
class ShelfController {

    private final Shelf shelf;

    ShelfController(Shelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/shelf")
    @WithoutPersonalData("Published works in the order of their call numbers")
    String row(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "0") long holding,
            @RequestParam(defaultValue = "false") boolean back,
            Model model) {
        List<Spine> row = shelf.row(new Spot(from.replace("\0", ""), holding), back);
        model.addAttribute("row", row);
        return "catalogue/record/shelf";
    }
}
