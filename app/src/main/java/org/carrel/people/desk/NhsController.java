package org.carrel.people.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What only a check of NHS membership sees.
@Controller
class NhsController {

    private static final int UNPROCESSABLE = 422;

    private final Affiliations affiliations;
    private final PersonNames names;

    NhsController(Affiliations affiliations, PersonNames names) {
        this.affiliations = affiliations;
        this.names = names;
    }

    @GetMapping("/people/{id}/nhs")
    @For({"keep_membership", "check_nhs_membership"})
    String page(@PathVariable UUID id, Model model) {
        return show(id, "", model);
    }

    @PostMapping("/people/{id}/nhs/{affiliation}")
    @For({"keep_membership", "check_nhs_membership"})
    String change(
            @PathVariable UUID id,
            @PathVariable UUID affiliation,
            @RequestParam(name = "date_of_birth", defaultValue = "") String born,
            @RequestParam(name = "job_title", defaultValue = "") String title,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        Optional<String> refused = affiliations.changeNhs(id, affiliation, born, title, version);
        if (refused.isEmpty()) {
            return "redirect:/people/" + id + "?done=changed";
        }
        response.setStatus(UNPROCESSABLE);
        return show(id, refused.get(), model);
    }

    private String show(UUID id, String refused, Model model) {
        List<NhsRepository.Membership> all = affiliations.nhs(id);
        if (all.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("id", id);
        model.addAttribute("name", names.required(id));
        model.addAttribute("memberships", all);
        model.addAttribute("refused", refused);
        return "people/desk/nhs";
    }
}
