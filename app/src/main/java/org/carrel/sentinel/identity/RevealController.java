package org.carrel.sentinel.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class RevealController {

    private final Reveals reveals;

    RevealController(Reveals reveals) {
        this.reveals = reveals;
    }

    @PostMapping("/alerts/{id}/reveals")
    @For("identify_compromised")
    String ask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn by) {
        return next(id, reveals.ask(id, reason, by.accountId()));
    }

    /// A question and not an address to come back to: nothing of it may stay in a browser.
    @GetMapping("/alerts/{id}/person")
    @For("identify_compromised")
    String person(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Reveals.Answer answer = reveals.person(id, by.accountId());
        if (answer instanceof Reveals.Answer.Shown shown) {
            model.addAttribute("alert", id);
            model.addAttribute("shown", shown);
            return "sentinel/identity/person";
        }
        if (answer instanceof Reveals.Answer.NoKey problem) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("alert", id);
            model.addAttribute("sentence", problem.sentence());
            return "sentinel/identity/nokey";
        }
        return next(id, answer);
    }

    /// Whether the page would still show them, for the page itself, which asks while it is open. It answers with an
    /// empty page, or as the page would.
    @RequestMapping(path = "/alerts/{id}/person", method = RequestMethod.HEAD)
    @For("identify_compromised")
    @Nullable
    String stillShown(@PathVariable long id, @AuthenticationPrincipal SignedIn by, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Reveals.Answer answer = reveals.standing(id, by.accountId());
        if (answer instanceof Reveals.Answer.Granted) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return next(id, answer);
    }

    @GetMapping("/reveals")
    @For("identify_compromised")
    String waiting(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String refused,
            @AuthenticationPrincipal SignedIn by,
            Model model) {
        model.addAttribute("waiting", reveals.waitingFor(by.accountId()));
        model.addAttribute("done", done.matches("seconded|declined") ? done : "");
        model.addAttribute("refused", refused.matches("own|untrained|closed|reason|answered") ? refused : "");
        return "sentinel/identity/waiting";
    }

    @PostMapping("/reveals/{id}/agreement")
    @For("identify_compromised")
    String second(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
        return toWaiting(reveals.second(id, by.accountId()), "seconded");
    }

    @PostMapping("/reveals/{id}/refusal")
    @For("identify_compromised")
    String decline(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn by) {
        return toWaiting(reveals.decline(id, reason, by.accountId()), "declined");
    }

    private static String toWaiting(Reveals.Answer answer, String done) {
        return switch (answer) {
            case Reveals.Answer.Refused refused -> "redirect:/reveals?refused=" + refused.reason();
            case Reveals.Answer.NoSuchAlert none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            default -> "redirect:/reveals?done=" + done;
        };
    }

    private static String next(long id, Reveals.Answer answer) {
        return switch (answer) {
            case Reveals.Answer.Granted granted -> "redirect:/alerts/" + id + "/person";
            case Reveals.Answer.Pending pending -> "redirect:/alerts/" + id + "?refused=pending";
            case Reveals.Answer.Refused refused -> "redirect:/alerts/" + id + "?refused=" + refused.reason();
            case Reveals.Answer.NoSuchAlert none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Reveals.Answer.Shown shown -> throw new IllegalStateException("A question is not answered at once");
            case Reveals.Answer.NoKey problem -> throw new IllegalStateException("No key was asked for");
        };
    }
}
