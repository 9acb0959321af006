package org.carrel.people.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
class DeskAccountController {

    private static final int UNPROCESSABLE = 422;
    private static final String WHY = "Desk staff give a reader an account: the program makes it and its link";

    private final DeskAccounts accounts;
    private final PersonFile file;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    DeskAccountController(DeskAccounts accounts, PersonFile file, @Value("${carrel.web.address:}") String address) {
        this.accounts = accounts;
        this.file = file;
        this.address = address;
    }

    /// @param refused a message key; empty when nothing is wrong
    /// @param written whether they have just been written to
    /// @param link    that the desk hands over; null for none
    record AccountForm(
            PersonPage person,
            Optional<DeskAccountRepository.Standing> standing,
            String username,
            String refused,
            boolean written,
            @Nullable String link) {}

    @GetMapping("/people/{id}/account")
    @For(value = "keep_membership", withoutRole = "administer_accounts", because = WHY)
    String form(@PathVariable UUID id, Model model) {
        return show(id, "", "", false, null, model);
    }

    @PostMapping("/people/{id}/account")
    @For(value = "keep_membership", withoutRole = "administer_accounts", because = WHY)
    String make(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String username,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (required(id).account().isPresent()) {
            return refused(id, username, "person.refused.hasAccount", response, model);
        }
        return answer(
                accounts.make(new PersonId(id), username, site(request), by.accountId()),
                id,
                username,
                response,
                model);
    }

    @PostMapping("/people/{id}/account/link")
    @For(value = "keep_membership", withoutRole = "administer_accounts", because = WHY)
    String link(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        required(id);
        return answer(accounts.invite(new PersonId(id), site(request)), id, "", response, model);
    }

    @PostMapping("/people/{id}/account/close")
    @For(value = "keep_membership", withoutRole = "administer_accounts", because = WHY)
    String close(
            @PathVariable UUID id, @AuthenticationPrincipal SignedIn by, HttpServletResponse response, Model model) {
        required(id);
        return accounts.close(new PersonId(id), by.accountId())
                .map(why -> refused(id, "", why, response, model))
                .orElse("redirect:/people/" + id + "?done=closed");
    }

    // The link is shown in this answer and never again, so there is no redirect that would have to remember it.
    private String answer(
            DeskAccounts.Outcome outcome, UUID id, String username, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case DeskAccounts.Outcome.Written written -> show(id, "", "", true, null, model);
            case DeskAccounts.Outcome.HandOver(String link) -> show(id, "", "", false, link, model);
            case DeskAccounts.Outcome.Refused(String reason) -> refused(id, username, reason, response, model);
        };
    }

    private String refused(UUID id, String username, String reason, HttpServletResponse response, Model model) {
        response.setStatus(UNPROCESSABLE);
        return show(id, username, reason, false, null, model);
    }

    private String show(UUID id, String username, String refused, boolean written, @Nullable String link, Model model) {
        model.addAttribute(
                "form",
                new AccountForm(required(id), accounts.standing(new PersonId(id)), username, refused, written, link));
        return "people/desk/account";
    }

    private PersonPage required(UUID id) {
        return file.page(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String site(HttpServletRequest request) {
        return address.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : address;
    }
}
