package org.carrel.circulation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tries a policy against an example, and says in sentences what would happen.
@Component
class Trial {

    private final Calendar calendar;
    private final PolicyNames names;
    private final ZoneId zone;
    private final DateTimeFormatter moments;

    Trial(Calendar calendar, PolicyNames names, LibraryProfile library) {
        this.calendar = calendar;
        this.names = names;
        this.zone = library.zone();
        this.moments = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK)
                .withZone(zone);
    }

    /// @param lastDay of the borrower; null for none
    record Example(
            String patron,
            String item,
            String location,
            LocalDateTime at,
            @Nullable LocalDate lastDay) {}

    /// @param which     `now` or `draft`
    /// @param line      of the rule that decides; 0 for none
    /// @param sentences what would happen, in its order
    record Answer(String which, int line, String rule, List<String> sentences) {}

    Answer answer(String which, PolicyWords words, Example example) {
        Policy policy = words.policy();
        Optional<PatronType> patron = policy.patron(example.patron());
        if (patron.isEmpty()) {
            return new Answer(which, 0, "", List.of(words.text("policy.trial.noPatron")));
        }
        Combination here = new Combination(patron.get().code(), example.item(), example.location());
        List<Integer> narrowest = PolicyCheck.narrowest(policy, here);
        if (narrowest.size() != 1) {
            return new Answer(
                    which,
                    0,
                    "",
                    List.of(words.text(narrowest.isEmpty() ? "policy.trial.hole" : "policy.trial.crossing")));
        }
        Decision decision = policy.decide(patron.get(), example.item(), example.location());
        List<String> said = new ArrayList<>();
        Terms terms = decision.rule().terms();
        if (terms == null) {
            said.add(words.text("policy.trial.notLent"));
        } else {
            lent(words, decision.patron(), terms, example, said);
        }
        return new Answer(which, decision.line(), words.line(decision.rule()), said);
    }

    private void lent(PolicyWords words, PatronType patron, Terms terms, Example example, List<String> said) {
        DueDate dates =
                new DueDate(words.policy(), terms, calendar, names.campus(example.location()), example.lastDay(), zone);
        Instant now = example.at().atZone(zone).toInstant();
        switch (dates.lent(now)) {
            case Due.Refused refused -> said.add(words.text("policy.trial.refused." + key(refused.reason())));
            case Due.At at -> {
                said.add(words.text("policy.trial.due", moments.format(at.moment())) + why(words, at));
                renewal(words, terms, dates, new Loan(now, at.moment(), 0), said);
                recall(words, terms, dates, new Loan(now, at.moment(), 0), said);
            }
        }
        said.add(
                terms.atOnce() == null
                        ? words.text("policy.trial.limits", patron.items(), patron.requests())
                        : words.text("policy.trial.limitsOfRule", patron.items(), patron.requests(), terms.atOnce()));
        said.add(words.charged(terms));
    }

    private void renewal(PolicyWords words, Terms terms, DueDate dates, Loan loan, List<String> said) {
        said.add(words.renewed(terms));
        if (terms.renewing().way() == Renewing.Way.NONE) {
            return;
        }
        Instant when = terms.period().isByTheHour()
                ? loan.due().minus(1, ChronoUnit.HOURS)
                : loan.due().minus(1, ChronoUnit.DAYS);
        switch (dates.renewed(loan, when.isBefore(loan.began()) ? loan.began() : when, false)) {
            case Due.Refused refused -> said.add(words.text("policy.trial.noRenewal." + key(refused.reason())));
            case Due.At at ->
                said.add(words.text("policy.trial.renewed", moments.format(at.moment())) + why(words, at));
        }
    }

    private void recall(PolicyWords words, Terms terms, DueDate dates, Loan loan, List<String> said) {
        if (!terms.requests()) {
            said.add(words.text("policy.recalled.none"));
            return;
        }
        Instant due = dates.recalled(loan, loan.began().plus(1, ChronoUnit.DAYS));
        said.add(
                due.equals(loan.due())
                        ? words.text("policy.trial.recalled.same")
                        : words.text("policy.trial.recalled", moments.format(due)));
    }

    private static String why(PolicyWords words, Due.At at) {
        StringBuilder said = new StringBuilder();
        at.why().forEach(why -> said.append(' ').append(words.text("policy.trial.why." + key(why))));
        return said.toString();
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
