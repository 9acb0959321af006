package org.carrel.people.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.carrel.privacy.ReadableLine;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of universities whose libraries are asked about SCONUL Access visitors.
@Controller
class InstitutionController {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 200;
    private static final String WHY = "other universities, and where their libraries are reached";

    private final InstitutionRepository institutions;
    private final Clock clock;

    InstitutionController(InstitutionRepository institutions, Clock clock) {
        this.institutions = institutions;
        this.clock = clock;
    }

    @GetMapping("/people/institutions")
    @WithoutPersonalData(WHY)
    String list(Model model) {
        return list("", "", "", model);
    }

    @PostMapping("/people/institutions")
    @WithoutPersonalData(WHY)
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            HttpServletResponse response,
            Model model) {
        String called = name.strip();
        boolean named = called.length() >= 2 && called.length() <= LONGEST && ReadableLine.is(called);
        boolean reached = TypedApplication.isMail(email.strip());
        if (!named || !reached) {
            response.setStatus(UNPROCESSABLE);
            return list(name, email, named ? "email" : "name", model);
        }
        institutions.keep(called, email.strip());
        return "redirect:/people/institutions";
    }

    @PostMapping("/people/institutions/{id}/retire")
    @WithoutPersonalData(WHY)
    String retire(@PathVariable UUID id) {
        institutions.retire(id, clock.instant());
        return "redirect:/people/institutions";
    }

    private String list(String name, String email, String refused, Model model) {
        model.addAttribute("institutions", institutions.all());
        model.addAttribute("name", name);
        model.addAttribute("email", email);
        model.addAttribute("refused", refused);
        return "people/joining/institutions";
    }
}
