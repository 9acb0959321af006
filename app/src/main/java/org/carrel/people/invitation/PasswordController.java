package org.carrel.people.invitation;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PasswordController {

    private static final int UNPROCESSABLE = 422;

    private final PasswordChoice choice;

    PasswordController(PasswordChoice choice) {
        this.choice = choice;
    }

    @GetMapping("/password")
    @For(withoutRole = "administer_accounts", because = "Whoever holds the one-time link is the owner of the account")
    String form(@RequestParam(defaultValue = "") String code, Model model, HttpServletResponse response) {
        return show(code, null, model, response);
    }

    @PostMapping("/password")
    @For(withoutRole = "administer_accounts", because = "Whoever holds the one-time link is the owner of the account")
    String choose(
            @RequestParam String code,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model,
            HttpServletResponse response) {
        if (!password.equals(repeated)) {
            return show(code, "repeated", model, response);
        }
        return switch (choice.choose(code, password)) {
            case PasswordChoice.Outcome.Done done -> "redirect:/sign-in";
            case PasswordChoice.Outcome.LinkUsed used -> over(response);
            case PasswordChoice.Outcome.Refused refused -> show(code, refused.reason(), model, response);
        };
    }

    private String show(String code, @Nullable String refused, Model model, HttpServletResponse response) {
        return choice.invited(code)
                .map(invited -> {
                    response.setStatus(refused == null ? HttpServletResponse.SC_OK : UNPROCESSABLE);
                    model.addAttribute(
                            "form", new PasswordForm(code, invited.username().value(), refused));
                    return "people/invitation/form";
                })
                .orElseGet(() -> over(response));
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "people/invitation/over";
    }

    /// @param refused a message key under `account.refused.`; null when nothing is wrong yet
    record PasswordForm(
            String code, String username, @Nullable String refused) {}
}
