package org.carrel.people.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
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
class StaffController {

    private static final int UNPROCESSABLE = 422;

    private final StaffAccounts accounts;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    StaffController(StaffAccounts accounts, @Value("${carrel.web.address:}") String address) {
        this.accounts = accounts;
        this.address = address;
    }

    @GetMapping("/staff")
    @For("administer_accounts")
    String list(Model model) {
        return list("", false, model);
    }

    @PostMapping("/staff/links")
    @For("administer_accounts")
    String linkForUser(
            @RequestParam String username,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return accounts.linkFor(username, by.accountId())
                .map(made -> link(made.user(), made.code(), model, request))
                .orElseGet(() -> {
                    response.setStatus(UNPROCESSABLE);
                    return list(username, true, model);
                });
    }

    private String list(String username, boolean refused, Model model) {
        model.addAttribute("members", accounts.all());
        model.addAttribute("username", username);
        model.addAttribute("refused", refused);
        return "people/staff/list";
    }

    @GetMapping("/staff/new")
    @WithoutPersonalData("An empty form")
    String blank(Model model) {
        model.addAttribute("form", new NewMember("", "", Set.of(), null, null));
        return "people/staff/new";
    }

    @PostMapping("/staff/new")
    @For("administer_accounts")
    String add(
            @RequestParam String name,
            @RequestParam String username,
            @RequestParam(defaultValue = "") Set<StaffRole> roles,
            @RequestParam(required = false) @Nullable String known,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffAccounts.Outcome outcome = known == null
                ? accounts.add(name, username, roles, by.accountId())
                : accounts.addKnown(known, username, roles, by.accountId());
        return switch (outcome) {
            case StaffAccounts.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                model.addAttribute("form", new NewMember(name, username, roles, null, refused.reason()));
                yield "people/staff/new";
            }
            case StaffAccounts.Outcome.Known user -> {
                response.setStatus(UNPROCESSABLE);
                model.addAttribute(
                        "form", new NewMember(name, username, roles, user.user().name(), null));
                yield "people/staff/new";
            }
            case StaffAccounts.Outcome.Invited invited -> link(invited, model, request);
            case StaffAccounts.Outcome.Done done -> "redirect:/staff";
        };
    }

    @GetMapping("/staff/{id}")
    @For("administer_accounts")
    String one(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by, Model model) {
        return show(member(id), by, null, model);
    }

    @PostMapping("/staff/{id}/roles")
    @For("administer_accounts")
    String changeRoles(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") Set<StaffRole> roles,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        StaffMember member = member(id);
        return done(accounts.changeRoles(member, roles, by.accountId()), member, by, model, response);
    }

    @PostMapping("/staff/{id}/feeds")
    @For("administer_accounts")
    String feeds(@PathVariable UUID id, @RequestParam boolean allowed, @AuthenticationPrincipal SignedIn by) {
        accounts.feeds(new AccountId(member(id).id()), allowed, by.accountId());
        return "redirect:/staff/" + id;
    }

    @PostMapping("/staff/{id}/close")
    @For("administer_accounts")
    String close(
            @PathVariable UUID id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        StaffMember member = member(id);
        return done(accounts.close(new AccountId(id), by.accountId()), member, by, model, response);
    }

    @PostMapping("/staff/{id}/link")
    @For("administer_accounts")
    String newLink(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffMember member = member(id);
        StaffAccounts.Outcome outcome = accounts.newLink(new AccountId(member.id()), by.accountId());
        return outcome instanceof StaffAccounts.Outcome.Invited invited
                ? link(invited, model, request)
                : done(outcome, member, by, model, response);
    }

    private StaffMember member(UUID id) {
        return accounts.one(new AccountId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String done(
            StaffAccounts.Outcome outcome, StaffMember member, SignedIn by, Model model, HttpServletResponse response) {
        if (outcome instanceof StaffAccounts.Outcome.Refused refused) {
            response.setStatus(UNPROCESSABLE);
            return show(member, by, refused.reason(), model);
        }
        return "redirect:/staff";
    }

    private static String show(StaffMember member, SignedIn by, @Nullable String refused, Model model) {
        model.addAttribute("member", member);
        model.addAttribute("self", by.accountId().value().equals(member.id()));
        model.addAttribute("refused", refused == null ? "" : refused);
        return "people/staff/one";
    }

    private String link(StaffAccounts.Outcome.Invited invited, Model model, HttpServletRequest request) {
        return link(member(invited.account().value()), invited.code(), model, request);
    }

    // Shown in this answer and never again, so there is no redirect that would have to remember it.
    private String link(StaffMember member, String code, Model model, HttpServletRequest request) {
        String site = address.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : address;
        model.addAttribute("member", member);
        model.addAttribute("link", site + "/password?code=" + code);
        return "people/staff/link";
    }

    /// What was typed.
    ///
    /// @param known   whose user name it is already; null where it is nobody's, or nobody's who can have a role
    /// @param refused a message key under `account.refused.`; null when nothing is wrong yet
    record NewMember(
            String name,
            String username,
            Set<StaffRole> roles,
            @Nullable String known,
            @Nullable String refused) {}
}
