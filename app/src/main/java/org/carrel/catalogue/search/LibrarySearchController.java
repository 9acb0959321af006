package org.carrel.catalogue.search;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Library Search for everybody.
@Controller
class LibrarySearchController {

    private final LibrarySearch search;

    LibrarySearchController(LibrarySearch search) {
        this.search = search;
    }

    @GetMapping(SearchAddress.PATH)
    @WithoutPersonalData("Records of works; what is asked is kept nowhere")
    String search(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response, Model model) {
        SearchRequest asked = SearchAddress.read(parameters, SearchRequest.PAGE);
        return switch (search.search(asked)) {
            case SearchOutcome.Results found -> {
                model.addAttribute("found", found);
                yield "catalogue/search/results";
            }
            case SearchOutcome.Busy busy -> unavailable("busy", asked, response, model);
            case SearchOutcome.NotReady notReady -> unavailable("reading", asked, response, model);
        };
    }

    private static String unavailable(String why, SearchRequest asked, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "10");
        model.addAttribute("why", why);
        model.addAttribute("text", asked.text());
        model.addAttribute("again", SearchAddress.of(asked));
        return "catalogue/search/unavailable";
    }
}
