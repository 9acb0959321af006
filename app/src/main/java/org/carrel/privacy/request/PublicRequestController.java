package org.carrel.privacy.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.privacy.WrittenReason;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/// For whoever has no account. The answer is the same for everybody, so it tells nobody who is
/// known here; no letter leaves until a person has read the request.
@Controller
class PublicRequestController {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_REACH = 3;
    private static final int LONGEST_REACH = 500;
    private static final int LONGEST_OTHER = 1000;

    private final Requests requests;
    private final FormLimit limit;

    PublicRequestController(Requests requests, FormLimit limit) {
        this.requests = requests;
        this.limit = limit;
    }

    /// What was typed.
    record Form(String kind, String name, String reach, String other, String body) {

        Form {
            kind = kind == null ? "" : kind;
            name = name == null ? "" : name.strip();
            reach = reach == null ? "" : reach.strip();
            other = other == null ? "" : other.strip();
            body = body == null ? "" : body.strip();
        }
    }

    @WithoutPersonalData("an empty form, or thanks for a request")
    @GetMapping("/privacy/request")
    String blank(Model model) {
        return form(new Form("", "", "", "", ""), "", model);
    }

    @For(value = "answer_rights", withoutRole = "answer_rights", because = "Anybody may ask; nothing held is read")
    @PostMapping("/privacy/request")
    String ask(@ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> against = against(form);
        if (against.isPresent()) {
            response.setStatus(UNPROCESSABLE);
            return form(form, against.get(), model);
        }
        if (!limit.admits(request.getRemoteAddr())) {
            response.setStatus(TOO_MANY);
            return form(form, "many", model);
        }
        requests.askFromOutside(new Asked(
                Kind.of(form.kind()).orElseThrow(),
                OwnRights.EVERYTHING,
                form.body(),
                form.name(),
                form.reach(),
                form.other().isEmpty() ? null : form.other()));
        return "redirect:/privacy/request/received";
    }

    @WithoutPersonalData("an empty form, or thanks for a request")
    @GetMapping("/privacy/request/received")
    String received() {
        return "privacy/request/received";
    }

    private static Optional<String> against(Form form) {
        if (Kind.of(form.kind()).isEmpty()) {
            return Optional.of("kind");
        }
        if (form.name().isEmpty() || form.name().length() > LONGEST_NAME) {
            return Optional.of("name");
        }
        if (form.reach().length() < SHORTEST_REACH || form.reach().length() > LONGEST_REACH) {
            return Optional.of("reach");
        }
        boolean wrong = !WrittenReason.isSomething(form.body()) || form.body().length() > Asked.LONGEST;
        return wrong || form.other().length() > LONGEST_OTHER ? Optional.of("text") : Optional.empty();
    }

    private static String form(Form form, String refused, Model model) {
        model.addAttribute("typed", form);
        model.addAttribute("refused", refused);
        model.addAttribute("kinds", Kind.values());
        return "privacy/request/public";
    }
}
