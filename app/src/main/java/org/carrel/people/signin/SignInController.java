package org.carrel.people.signin;

import org.carrel.web.LocalPath;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    /// The form posts to the same address, where the security filters take it.
    @GetMapping("/sign-in")
    @WithoutPersonalData("An empty form")
    String form(
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String renew,
            @RequestParam @Nullable String then,
            Model model) {
        model.addAttribute("refused", renew != null ? "renew" : refused != null ? "refused" : "");
        model.addAttribute("then", LocalPath.orHome(then));
        return "people/signin/form";
    }
}
