package org.carrel.circulation.policy;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.web.LibraryProfile;
import org.carrel.web.WithoutPersonalData;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What would happen if: an example decided by the policy in force, and by the draft.
@Controller
class TrialController {

    private final Policies policies;
    private final Drafts drafts;
    private final PolicyNames names;
    private final Trial trial;
    private final LibraryProfile library;
    private final Clock clock;

    TrialController(
            Policies policies, Drafts drafts, PolicyNames names, Trial trial, LibraryProfile library, Clock clock) {
        this.policies = policies;
        this.drafts = drafts;
        this.names = names;
        this.trial = trial;
        this.library = library;
        this.clock = clock;
    }

    /// What was asked.
    ///
    /// @param at    of the loan, by the library's clock
    /// @param until the borrower's last day; empty for none
    record Asked(String patron, String item, String location, String at, String until) {}

    @GetMapping("/lending-policy/trial")
    @WithoutPersonalData("An invented example")
    String trial(
            @RequestParam(defaultValue = "") String patron,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal SignedIn by,
            Model model) {
        Optional<LocalDateTime> moment = moment(at);
        Optional<LocalDate> last = day(until);
        boolean wrong = !at.isBlank() && moment.isEmpty() || !until.isBlank() && last.isEmpty();
        LocalDateTime lent = moment.orElseGet(
                () -> LocalDateTime.ofInstant(clock.instant(), library.zone()).truncatedTo(ChronoUnit.MINUTES));
        boolean edits = by.roles().contains(StaffRole.LIBRARIAN) || by.roles().contains(StaffRole.SYSTEMS_LIBRARIAN);
        List<Trial.Answer> answers = new ArrayList<>();
        PolicyWords words = names.words(policies.current().policy());
        Optional<Draft> draft = edits ? drafts.draft() : Optional.empty();
        if (!patron.isEmpty() && !wrong) {
            Trial.Example example = new Trial.Example(patron, item, location, lent, last.orElse(null));
            answers.add(trial.answer("now", words, example));
            draft.map(one -> trial.answer("draft", names.words(one.policy()), example))
                    .ifPresent(answers::add);
        }
        PolicyWords offered = draft.map(one -> names.words(one.policy())).orElse(words);
        model.addAttribute("asked", new Asked(patron, item, location, wrong ? at : lent.toString(), until));
        model.addAttribute("wrong", wrong);
        model.addAttribute("answers", answers);
        model.addAttribute("patrons", Choosable.patrons(offered.policy()));
        model.addAttribute("items", Choosable.items(names, offered));
        model.addAttribute("locations", Choosable.locations(names, offered));
        return "circulation/policy/trial";
    }

    private static Optional<LocalDateTime> moment(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed)).filter(one -> isOfOurTime(one.toLocalDate()));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(TrialController::isOfOurTime);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static boolean isOfOurTime(LocalDate day) {
        return day.getYear() > 1900 && day.getYear() < 2200;
    }
}
