package org.carrel.privacy.hold;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.privacy.DataSubject;
import org.carrel.web.For;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class HoldController {

    private static final int UNPROCESSABLE = 422;

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    @For("answer_rights")
    @GetMapping("/privacy/officer/holds")
    String list(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return list(new Holds.Form("", "*", "legal", "", "", ""), "", model);
    }

    @For("answer_rights")
    @PostMapping("/privacy/officer/holds")
    String place(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String silent,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Holds.Form form = new Holds.Form(username, category, kind, reason, until, silent);
        Optional<String> refused = holds.place(form, me.subjectOfData().account());
        if (refused.isPresent()) {
            response.setStatus(UNPROCESSABLE);
            return list(form, refused.get(), model);
        }
        return "redirect:/privacy/officer/holds";
    }

    @For("answer_rights")
    @PostMapping("/privacy/officer/holds/{id}/release")
    String release(@PathVariable long id, @AuthenticationPrincipal DataSubject me) {
        holds.release(id, me.subjectOfData().account());
        return "redirect:/privacy/officer/holds";
    }

    private String list(Holds.Form form, String refused, Model model) {
        model.addAttribute("holds", holds.all());
        model.addAttribute("categories", holds.categories());
        model.addAttribute("typed", form);
        model.addAttribute("refused", refused);
        return "privacy/hold/list";
    }
}
