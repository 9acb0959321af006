package org.carrel.people.setup;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SetupController {

    private final Setup setup;

    SetupController(Setup setup) {
        this.setup = setup;
    }

    @GetMapping("/setup")
    @For(
            withoutRole = "administer_accounts",
            because = "Nobody has an account yet; whoever holds the one-time link makes the first")
    String form(@RequestParam(defaultValue = "") String code, Model model, HttpServletResponse response) {
        return setup.isOpen(code) ? show(model, new SetupForm(code, "", "", null), response, 200) : over(response);
    }

    @PostMapping("/setup")
    @For(
            withoutRole = "administer_accounts",
            because = "Nobody has an account yet; whoever holds the one-time link makes the first")
    String create(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model,
            HttpServletResponse response) {
        if (!password.equals(repeated)) {
            return show(model, new SetupForm(code, name, username, "repeated"), response, 422);
        }
        return switch (setup.complete(code, name, username, password)) {
            case Setup.Outcome.Done done -> "redirect:/sign-in";
            case Setup.Outcome.LinkUsed used -> over(response);
            case Setup.Outcome.Refused refused ->
                show(model, new SetupForm(code, name, username, refused.reason()), response, 422);
        };
    }

    private static String show(Model model, SetupForm form, HttpServletResponse response, int status) {
        response.setStatus(status);
        model.addAttribute("form", form);
        return "people/setup/form";
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "people/setup/over";
    }

    /// What was typed, but for the password.
    ///
    /// @param refused a message key under `account.refused.`; null when nothing is wrong yet
    record SetupForm(
            String code,
            String name,
            String username,
            @Nullable String refused) {}
}
