package org.carrel.people.card;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.people.desk.PersonNames;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CardController {

    private static final int UNPROCESSABLE = 422;

    private final Cards cards;
    private final PersonNames names;

    CardController(Cards cards, PersonNames names) {
        this.cards = cards;
        this.names = names;
    }

    /// @param valid    cards that this one could stand for
    /// @param replaced that was chosen; null for none
    /// @param refused  a message key under `card.refused.`; empty when nothing is wrong
    record CardForm(
            UUID id,
            String name,
            List<Identifier> valid,
            String kind,
            String value,
            @Nullable UUID replaced,
            String refused) {

        /// Without the number: records end up in messages and logs.
        @Override
        public String toString() {
            return "CardForm[" + id + "]";
        }
    }

    @PostMapping("/people/{id}/library-number")
    @For("keep_membership")
    String giveNumber(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by) {
        names.required(id);
        Optional<String> refused = cards.giveNumber(new PersonId(id), by.accountId());
        return "redirect:/people/" + id + "?done=" + (refused.isEmpty() ? "number" : "already");
    }

    @GetMapping("/people/{id}/cards/new")
    @For("keep_membership")
    String form(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID replaced, Model model) {
        return show(id, "card_uid", "", replaced, "", model);
    }

    @PostMapping("/people/{id}/cards/new")
    @For("keep_membership")
    String give(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @Nullable UUID replaced,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        names.required(id);
        Optional<String> refused = cards.give(new PersonId(id), kind, value, replaced, by.accountId());
        if (refused.isEmpty()) {
            return "redirect:/people/" + id + "?done=card";
        }
        response.setStatus(UNPROCESSABLE);
        return show(id, kind, value, replaced, refused.get(), model);
    }

    @PostMapping("/people/{id}/cards/{card}/loss")
    @For("keep_membership")
    String lost(@PathVariable UUID id, @PathVariable UUID card, @AuthenticationPrincipal SignedIn by) {
        names.required(id);
        boolean closed = cards.close(new PersonId(id), card, by.accountId());
        return "redirect:/people/" + id + "?done=" + (closed ? "lost" : "already");
    }

    /// It cannot be undone, so it is asked first.
    @GetMapping("/account/cards/{card}/loss")
    @For("show_own_data")
    String askLost(@PathVariable UUID card, @AuthenticationPrincipal SignedIn me, Model model) {
        return cards.ownValid(me, card)
                .map(own -> {
                    model.addAttribute("card", own);
                    return "people/card/loss";
                })
                .orElse("redirect:/account");
    }

    /// The holder reports it.
    @PostMapping("/account/cards/{card}/loss")
    @For("keep_own_account")
    String reportLost(@PathVariable UUID card, @AuthenticationPrincipal SignedIn me) {
        return "redirect:/account" + (cards.reportLost(me, card) ? "?done=lost" : "");
    }

    private String show(UUID id, String kind, String value, @Nullable UUID replaced, String refused, Model model) {
        String name = names.required(id);
        List<Identifier> valid = cards.of(new PersonId(id)).stream()
                .filter(one -> one.isCard() && one.until() == null)
                .toList();
        model.addAttribute("form", new CardForm(id, name, valid, kind, value, replaced, refused));
        return "people/card/form";
    }
}
