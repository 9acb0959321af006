package org.carrel.messages.unreachable;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The desk's list of people whom no mail reaches.
@Controller
class UnreachableController {

    private final Unreachable unreachable;

    UnreachableController(Unreachable unreachable) {
        this.unreachable = unreachable;
    }

    @GetMapping("/unreachable")
    @For(Unreachable.PURPOSE)
    String all(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<Unreachable.Somebody> people = unreachable.all();
        model.addAttribute("people", people);
        model.addAttribute("more", people.size() >= Unreachable.MOST);
        return "messages/unreachable/list";
    }

    @GetMapping("/unreachable/{person}")
    @For(Unreachable.PURPOSE)
    String letter(@PathVariable UUID person, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute(
                "paper",
                unreachable
                        .paper(new PersonId(person))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "messages/unreachable/letter";
    }

    @PostMapping("/unreachable/{person}/printed")
    @For(Unreachable.PURPOSE)
    String printed(
            @AuthenticationPrincipal SignedIn by,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "0") long upTo) {
        unreachable.printed(new PersonId(person), upTo, by.accountId());
        return "redirect:/unreachable";
    }
}
