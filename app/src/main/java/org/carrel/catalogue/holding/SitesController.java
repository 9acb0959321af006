package org.carrel.catalogue.holding;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Campuses, locations and types of items, as a text to change.
@Controller
class SitesController {

    private static final int UNPROCESSABLE = 422;
    private static final String NOBODYS = "Where the library's collections stand";

    private final Sites sites;

    SitesController(Sites sites) {
        this.sites = sites;
    }

    /// What was typed, and what is wrong with it.
    ///
    /// @param inUse codes that are left out and still named by something
    record Typed(String campuses, String types, List<SitesText.Wrong> lines, List<String> inUse, boolean saved) {}

    @GetMapping("/catalogue/sites")
    @WithoutPersonalData(NOBODYS)
    String all(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute(
                "typed",
                new Typed(
                        SitesText.campuses(sites.campuses()),
                        SitesText.types(sites.types()),
                        List.of(),
                        List.of(),
                        saved));
        return "catalogue/holding/sites";
    }

    @PostMapping("/catalogue/sites")
    @WithoutPersonalData(NOBODYS)
    String set(@RequestParam String campuses, @RequestParam String types, Model model, HttpServletResponse response) {
        return switch (sites.set(campuses, types)) {
            case Sites.Outcome.Done done -> "redirect:/catalogue/sites?saved=true";
            case Sites.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                model.addAttribute("typed", new Typed(campuses, types, refused.lines(), refused.inUse(), false));
                yield "catalogue/holding/sites";
            }
        };
    }
}
