package org.carrel.people.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.carrel.people.joining.JoiningConfiguration.JoinLimit;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// For whoever wants to become a user. The answer is the same for everybody, so it tells nobody who is known here.
@Controller
class JoinController {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final Applications applications;
    private final JoinLimit limit;

    JoinController(Applications applications, JoinLimit limit) {
        this.applications = applications;
        this.limit = limit;
    }

    @GetMapping("/join")
    @WithoutPersonalData("which groups may apply")
    String choose(Model model) {
        model.addAttribute("kinds", JoinKind.all());
        return "people/joining/choose";
    }

    @GetMapping("/join/{kind}")
    @WithoutPersonalData("an empty form")
    String blank(@PathVariable String kind, Model model) {
        return form(known(kind), TypedApplication.BLANK, "", model);
    }

    @PostMapping("/join/{kind}")
    @For(
            value = "take_applications",
            withoutRole = "check_nhs_membership",
            because = "Whoever applies gives their own data; nothing held is read")
    String apply(
            @PathVariable String kind,
            @ModelAttribute TypedApplication typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        JoinKind known = known(kind);
        Optional<String> against = applications.against(known, typed);
        if (against.isPresent()) {
            response.setStatus(UNPROCESSABLE);
            return form(known, typed, against.get(), model);
        }
        if (!limit.admits(request.getRemoteAddr())) {
            response.setStatus(TOO_MANY);
            return form(known, typed, "many", model);
        }
        applications.apply(known, typed);
        return "redirect:/join/received";
    }

    @GetMapping("/join/received")
    @WithoutPersonalData("thanks for an application")
    String received(Model model) {
        model.addAttribute("letter", applications.writesLetters());
        return "people/joining/received";
    }

    /// A mail program may open the link before a person does: that confirms nothing.
    @GetMapping("/join/confirm")
    @WithoutPersonalData("a button; the link is looked at once it is pressed")
    String ask(@RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("code", code);
        return "people/joining/confirm";
    }

    @PostMapping("/join/confirm")
    @For("take_applications")
    String confirm(@RequestParam(defaultValue = "") String code, HttpServletResponse response) {
        if (applications.confirm(code)) {
            return "redirect:/join/confirmed";
        }
        response.setStatus(HttpServletResponse.SC_GONE);
        return "people/joining/over";
    }

    @GetMapping("/join/confirmed")
    @WithoutPersonalData("what happens next")
    String confirmed() {
        return "people/joining/confirmed";
    }

    private static JoinKind known(String kind) {
        return JoinKind.of(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(JoinKind kind, TypedApplication typed, String refused, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        model.addAttribute("refused", refused);
        model.addAttribute("letter", applications.writesLetters());
        model.addAttribute("institutions", kind.isSconul() ? applications.institutions() : List.of());
        return "people/joining/form";
    }
}
