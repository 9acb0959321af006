package org.carrel.sentinel.securing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.sentinel.securing.connector.StepKind;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// How far securing has come, and what a reviewer may ask of it. It begins on the alert's page, not
/// here.
@Controller
class SecuringController {

    private final Securing securing;
    private final Reveals reveals;

    SecuringController(Securing securing, Reveals reveals) {
        this.securing = securing;
        this.reveals = reveals;
    }

    /// @param seen the version that the page shows already: when nothing has changed, there is
    ///     nothing to send
    @GetMapping("/alerts/{id}/securing")
    @For({"secure_account", "identify_compromised"})
    @Nullable
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model,
            HttpServletResponse response) {
        SecuringView view = view(id);
        if (htmx && view.version().equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return show(view, "", model);
    }

    /// @param step its key; empty for all that did not work
    @PostMapping("/alerts/{id}/securing/retries")
    @For({"secure_account", "identify_compromised"})
    String retry(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Set<StepKind> kinds = kinds(step);
        return answer(id, trained(by, () -> securing.retry(id, kinds)), model, response);
    }

    /// @param step its key: somebody did what it could not
    @PostMapping("/alerts/{id}/securing/by-hand")
    @For({"secure_account", "identify_compromised"})
    String doneByHand(
            @PathVariable long id,
            @RequestParam String step,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Change change =
                trained(by, () -> securing.doneByHand(id, kinds(step).iterator().next()));
        return answer(id, change, model, response);
    }

    /// Whoever has read the owner's answer says so, and it is nobody's task any more.
    @PostMapping("/alerts/{id}/securing/answer")
    @For({"secure_account", "identify_compromised"})
    String answerSeen(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        return answer(id, securing.answerSeen(id, by.accountId()), model, response);
    }

    private Change trained(SignedIn by, Supplier<Change> change) {
        return reveals.isTrained(by.accountId()) ? change.get() : new Change.Refused("untrained");
    }

    private String answer(long id, Change change, Model model, HttpServletResponse response) {
        return switch (change) {
            case Change.Done done -> "redirect:/alerts/" + id + "/securing";
            case Change.NothingThere nothing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Change.Refused refused -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(view(id), refused.reason(), model);
            }
        };
    }

    private SecuringView view(long id) {
        return securing.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String show(SecuringView view, String refused, Model model) {
        model.addAttribute("securing", view);
        model.addAttribute("refused", refused);
        return "sentinel/securing/page";
    }

    private static Set<StepKind> kinds(String step) {
        try {
            return step.isEmpty() ? EnumSet.allOf(StepKind.class) : EnumSet.of(StepKind.of(step));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
