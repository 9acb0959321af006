package org.carrel.buildings.occupancy;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class EvacuationController {

    private static final int UNPROCESSABLE = 422;

    private final Evacuations evacuations;
    private final Premises premises;

    EvacuationController(Evacuations evacuations, Premises premises) {
        this.evacuations = evacuations;
        this.premises = premises;
    }

    /// What was typed.
    ///
    /// @param refused a message key under `evacuation.refused.`; empty where nothing is wrong
    record Typed(String building, String reason, String refused) {}

    @GetMapping("/doors/evacuations")
    @For("evacuate")
    String all(@RequestParam(defaultValue = "") String building, Model model) {
        return list(new Typed(building, "", ""), model);
    }

    private String list(Typed typed, Model model) {
        model.addAttribute("plan", premises.plan());
        model.addAttribute("evacuations", evacuations.newest());
        model.addAttribute("typed", typed);
        return "buildings/occupancy/evacuations";
    }

    @PostMapping("/doors/evacuations")
    @For("evacuate")
    String begin(
            @RequestParam(defaultValue = "") String building,
            @RequestParam String reason,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return switch (evacuations.begin(building, reason, by.accountId())) {
            case Evacuations.Outcome.Begun begun -> "redirect:/doors/evacuations/" + begun.id();
            case Evacuations.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(new Typed(building, reason, refused.reason()), model);
            }
        };
    }

    @GetMapping("/doors/evacuations/{id}")
    @For("evacuate")
    String one(@PathVariable long id, Model model) {
        model.addAttribute(
                "seen", evacuations.see(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "buildings/occupancy/evacuation";
    }

    @PostMapping("/doors/evacuations/{id}/end")
    @For("evacuate")
    String end(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
        evacuations.end(id, by.accountId());
        return "redirect:/doors/evacuations/" + id;
    }
}
