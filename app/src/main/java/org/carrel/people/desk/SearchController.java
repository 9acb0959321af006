package org.carrel.people.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.web.For;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SearchController {

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/people")
    @For("keep_membership")
    String blank(Model model) {
        return show("", model);
    }

    /// Posted, so that names stand in no address, no log of a proxy and no history of a shared computer.
    @PostMapping("/people")
    @For("keep_membership")
    String find(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return show(q, model);
    }

    private String show(String typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("result", search.find(typed));
        return "people/desk/search";
    }
}
