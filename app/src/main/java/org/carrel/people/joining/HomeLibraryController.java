package org.carrel.people.joining;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// For the library at home, which holds a one-time link.
@Controller
class HomeLibraryController {

    private static final int UNPROCESSABLE = 422;

    private final HomeLibraries homes;

    HomeLibraryController(HomeLibraries homes) {
        this.homes = homes;
    }

    /// What was typed.
    record Typed(String code, String band, String until) {}

    @GetMapping("/join/home")
    @For("take_applications")
    String ask(@RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
        return show(new Typed(code, "", ""), "", response, model);
    }

    @PostMapping("/join/home")
    @For("take_applications")
    String answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response,
            Model model) {
        HomeLibraries.Outcome outcome = answer.equals("no") ? homes.refuse(code) : homes.approve(code, band, until);
        Typed typed = new Typed(code, band, until);
        return switch (outcome) {
            case DONE -> "redirect:/join/home-answered";
            case OVER -> over(response);
            case BAND -> show(typed, "band", response, model);
            case UNTIL -> show(typed, "until", response, model);
        };
    }

    @GetMapping("/join/home-answered")
    @WithoutPersonalData("thanks")
    String answered() {
        return "people/joining/home-answered";
    }

    private String show(Typed typed, String refused, HttpServletResponse response, Model model) {
        return homes.asked(typed.code())
                .map(asked -> {
                    response.setStatus(refused.isEmpty() ? HttpServletResponse.SC_OK : UNPROCESSABLE);
                    model.addAttribute("asked", asked);
                    model.addAttribute("typed", typed);
                    model.addAttribute("refused", refused);
                    return "people/joining/home";
                })
                .orElseGet(() -> over(response));
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "people/joining/home-over";
    }
}
