package org.carrel.people.signin;

import java.util.Set;
import org.carrel.web.LocalPath;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    /// What may have gone wrong at the university's sign-in service; message keys under `signIn.university.`.
    private static final Set<String> FAILURES = Set.of("cancelled", "expired", "away", "failed");

    private final boolean university;

    /// @param issuer of the university's sign-in service; empty without one
    SignInController(@Value("${carrel.signin.oidc.issuer:}") String issuer) {
        this.university = !issuer.isEmpty();
    }

    /// The form posts to the same address, where the security filters take it.
    @GetMapping("/sign-in")
    @WithoutPersonalData("An empty form")
    String form(
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String renew,
            @RequestParam @Nullable String then,
            @RequestParam(defaultValue = "") String university,
            Model model) {
        String local = renew != null ? "renew" : refused != null ? "refused" : "";
        model.addAttribute("refused", FAILURES.contains(university) ? "university." + university : local);
        model.addAttribute("university", this.university);
        model.addAttribute("then", LocalPath.orHome(then));
        return "people/signin/form";
    }
}
