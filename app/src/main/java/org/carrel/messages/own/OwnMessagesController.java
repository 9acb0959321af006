package org.carrel.messages.own;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "My messages", and how somebody wants to be told.
@Controller
class OwnMessagesController {

    private static final String NO_READER = "messages/own/no-reader";

    private final OwnMessages messages;

    OwnMessagesController(OwnMessages messages) {
        this.messages = messages;
    }

    /// @param before leads to older ones
    @GetMapping("/my-messages")
    @For(OwnMessages.PURPOSE)
    String all(@AuthenticationPrincipal SignedIn me, @RequestParam @Nullable Long before, Model model) {
        UUID person = person(me);
        if (person == null) {
            return NO_READER;
        }
        long upTo = before == null ? Long.MAX_VALUE : before;
        model.addAttribute("inbox", messages.read(me.subjectOfData(), person, upTo));
        model.addAttribute("older", before != null);
        return "messages/own/messages";
    }

    @GetMapping("/my-messages/choices")
    @For(OwnMessages.PURPOSE)
    String choices(
            @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        return show(me, saved ? "saved" : "", model);
    }

    private String show(SignedIn me, String said, Model model) {
        if (person(me) == null) {
            return NO_READER;
        }
        model.addAttribute("choices", messages.choices(me.subjectOfData()));
        model.addAttribute("said", said);
        return "messages/own/choices";
    }

    @PostMapping("/my-messages/choices")
    @For(OwnMessages.PURPOSE)
    String choose(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        UUID person = person(me);
        if (person == null || !messages.choose(me.subjectOfData(), person, typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(me, "refused", model);
        }
        return "redirect:/my-messages/choices?saved=true";
    }

    private static @Nullable UUID person(SignedIn me) {
        PersonId person = me.personId();
        return person == null ? null : person.value();
    }
}
