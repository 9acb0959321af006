package org.carrel.people.stepup;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.carrel.people.AccountId;
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

/// A systems librarian takes somebody's second proof away.
@Controller
class ResetController {

    private static final int UNPROCESSABLE = 422;

    private final Resets resets;

    ResetController(Resets resets) {
        this.resets = resets;
    }

    @GetMapping("/staff/{id}/second-factor")
    @For("administer_accounts")
    String form(@PathVariable UUID id, Model model) {
        return show(id, "", "", model);
    }

    @PostMapping("/staff/{id}/second-factor")
    @For({"administer_accounts", "sign_in"})
    String reset(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        String name = name(id);
        return switch (resets.reset(new AccountId(id), by.accountId(), reason)) {
            case Resets.Outcome.Done done -> {
                model.addAttribute("name", name);
                model.addAttribute("written", done.written());
                yield "people/stepup/reset-done";
            }
            case Resets.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(id, reason, refused.reason(), model);
            }
        };
    }

    private String show(UUID id, String reason, String refused, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("name", name(id));
        model.addAttribute("reason", reason);
        model.addAttribute("refused", refused);
        return "people/stepup/reset";
    }

    private String name(UUID id) {
        return resets.nameOf(new AccountId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
