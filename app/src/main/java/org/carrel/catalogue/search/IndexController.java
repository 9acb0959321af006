package org.carrel.catalogue.search;

import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// For systems librarians: how the index stands, and having it read anew.
@Controller
class IndexController {

    private final CatalogueIndex index;

    IndexController(CatalogueIndex index) {
        this.index = index;
    }

    @GetMapping("/catalogue/search-index")
    @WithoutPersonalData("How the index stands")
    String show(Model model) {
        model.addAttribute("state", index.state());
        return "catalogue/search/index";
    }

    @PostMapping("/catalogue/search-index/rebuild")
    @WithoutPersonalData("Has the index read from the tables anew")
    String rebuild() {
        index.rebuild();
        return "redirect:/catalogue/search-index";
    }
}
