package org.carrel.people.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The queue of the desk.
@Controller
class ApplicationsController {

    private static final int UNPROCESSABLE = 422;

    private final Applications applications;
    private final Newcomers newcomers;
    private final HomeLibraries homes;
    private final NewcomerLinks links;

    ApplicationsController(Applications applications, Newcomers newcomers, HomeLibraries homes, NewcomerLinks links) {
        this.applications = applications;
        this.newcomers = newcomers;
        this.homes = homes;
        this.links = links;
    }

    @GetMapping("/people/applications")
    @For("keep_membership")
    String list(Model model) {
        model.addAttribute("waiting", newcomers.waiting());
        model.addAttribute("asked", newcomers.asked());
        model.addAttribute("answered", newcomers.answered());
        return "people/joining/applications";
    }

    @GetMapping("/people/applications/new")
    @WithoutPersonalData("which groups may apply, or an empty form")
    String blank(@AuthenticationPrincipal SignedIn by, @RequestParam(defaultValue = "") String kind, Model model) {
        return JoinKind.of(kind)
                .map(known -> form(known, TypedApplication.BLANK, "", model))
                .orElseGet(() -> {
                    model.addAttribute("kinds", kinds(by));
                    return "people/joining/new";
                });
    }

    /// Only desk staff check who belongs to an NHS trust.
    private static List<JoinKind> kinds(SignedIn by) {
        return JoinKind.all().stream()
                .filter(kind -> !kind.isNhs() || seesNhsFacts(by))
                .toList();
    }

    private static boolean seesNhsFacts(SignedIn by) {
        return by.roles().contains(StaffRole.DESK);
    }

    private String form(JoinKind kind, TypedApplication typed, String refused, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        model.addAttribute("refused", refused);
        model.addAttribute("institutions", kind.isSconul() ? applications.institutions() : List.of());
        return "people/joining/enter";
    }

    @PostMapping("/people/applications")
    @For({"keep_membership", "check_nhs_membership"})
    String enter(
            @RequestParam(defaultValue = "") String kind,
            @ModelAttribute TypedApplication typed,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        JoinKind known = JoinKind.of(kind).filter(kinds(by)::contains).orElseThrow(ApplicationsController::notThere);
        return switch (applications.enter(known, typed, by.accountId())) {
            case Applications.AtDesk.Entered entered -> "redirect:/people/applications/" + entered.id();
            case Applications.AtDesk.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield form(known, typed, refused.reason(), model);
            }
        };
    }

    @GetMapping("/people/applications/{id}")
    @For({"keep_membership", "check_nhs_membership"})
    String one(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by, Model model) {
        Application application = known(id);
        TypedAnswer blank = TypedAnswer.BLANK.withUntil(newcomers.latest(application));
        return show(application, blank, new Answer("", "", ""), by, model);
    }

    /// @param refused a message key under `application.refused.`; empty when nothing is wrong
    /// @param said why it is to be declined, as typed
    /// @param account a message key under `account.refused.`, where no account could be made
    record Answer(String refused, String said, String account) {}

    @PostMapping("/people/applications/{id}/accept")
    @For(
            value = {"keep_membership", "check_nhs_membership"},
            withoutRole = "administer_accounts",
            because = "Somebody whose identity the desk checked gets an account, without any role")
    String accept(
            @PathVariable UUID id,
            @ModelAttribute TypedAnswer typed,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        Application application = known(id);
        if (application.kind().isNhs() && !seesNhsFacts(by)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return switch (newcomers.accept(application, typed, by.accountId())) {
            case Newcomers.Outcome.Refused refused ->
                refused(application, typed, new Answer(refused.reason(), "", ""), by, response, model);
            case Newcomers.Outcome.Accepted accepted
            when accepted.account().isPresent() ->
                refused(known(id), typed, new Answer("", "", accepted.account().get()), by, response, model);
            case Newcomers.Outcome.Accepted accepted -> "redirect:/people/applications/" + id;
            case Newcomers.Outcome.Declined declined -> "redirect:/people/applications/" + id;
        };
    }

    @PostMapping("/people/applications/{id}/decline")
    @For({"keep_membership", "check_nhs_membership"})
    String decline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String said,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        Application application = known(id);
        return newcomers.decline(application, said, by.accountId()) instanceof Newcomers.Outcome.Refused refused
                ? refused(
                        application,
                        TypedAnswer.BLANK.withUntil(newcomers.latest(application)),
                        new Answer(refused.reason(), said, ""),
                        by,
                        response,
                        model)
                : "redirect:/people/applications";
    }

    /// What the library at home says, where its answer came to the desk.
    @PostMapping("/people/applications/{id}/home")
    @For("keep_membership")
    String home(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        Application application = known(id);
        HomeLibraries.Outcome outcome = answer.equals("no")
                ? homes.refused(application, by.accountId())
                : homes.approved(application, band, until, by.accountId());
        if (outcome == HomeLibraries.Outcome.DONE) {
            return "redirect:/people/applications/" + id;
        }
        String refused = switch (outcome) {
            case BAND -> "band";
            case UNTIL -> "homeUntil";
            case OVER, DONE -> "answered";
        };
        model.addAttribute("home", new HomeLibraryController.Typed("", band, until));
        return refused(known(id), TypedAnswer.BLANK, new Answer(refused, "", ""), by, response, model);
    }

    /// For somebody without a mail address, or where no letter arrives.
    @PostMapping("/people/applications/{id}/link")
    @For(
            value = "keep_membership",
            withoutRole = "administer_accounts",
            because = "The desk hands over the link by which somebody whose identity it checked chooses a password")
    String link(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Application application = known(id);
        Optional<String> link = links.of(application, request);
        if (link.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        model.addAttribute("application", application);
        model.addAttribute("link", link.orElse(""));
        return "people/joining/link";
    }

    private Application known(UUID id) {
        return newcomers.one(id).orElseThrow(ApplicationsController::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private String refused(
            Application application,
            TypedAnswer typed,
            Answer answer,
            SignedIn by,
            HttpServletResponse response,
            Model model) {
        response.setStatus(UNPROCESSABLE);
        return show(application, typed, answer, by, model);
    }

    private String show(Application application, TypedAnswer typed, Answer answer, SignedIn by, Model model) {
        boolean nhs = application.kind().isNhs();
        model.addAttribute("application", application);
        model.addAttribute("nhs", nhs && seesNhsFacts(by) ? newcomers.nhsFacts(application.id()) : Optional.empty());
        model.addAttribute("mayAnswer", application.isWaiting() && (!nhs || seesNhsFacts(by)));
        boolean renewal = application.isWaiting() && newcomers.isRenewal(application);
        model.addAttribute("renewal", renewal);
        model.addAttribute("likely", application.isWaiting() && !renewal ? newcomers.likely(application) : List.of());
        model.addAttribute("typed", typed);
        model.addAttribute("answer", answer);
        if (!model.containsAttribute("home")) {
            model.addAttribute("home", new HomeLibraryController.Typed("", "", ""));
        }
        model.addAttribute("documents", Document.ofIdentity());
        model.addAttribute("nhsDocuments", Document.ofNhs());
        return "people/joining/one";
    }
}
