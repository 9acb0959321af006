package org.carrel.circulation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// A policy in the words of whoever reads it: names for codes, `a year` for twelve months.
final class PolicyWords {

    private static final int SOME = 6;

    private final MessageSource messages;
    private final Policy policy;
    private final Map<String, String> items;
    private final Map<String, String> locations;

    /// @param items     names of the catalogue's types of items, by code
    /// @param locations names of its locations, by code
    PolicyWords(MessageSource messages, Policy policy, Map<String, String> items, Map<String, String> locations) {
        this.messages = messages;
        this.policy = policy;
        this.items = items;
        this.locations = locations;
    }

    Policy policy() {
        return policy;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    String patron(String code) {
        return policy.patron(code).map(PatronType::name).orElse(code);
    }

    String item(String code) {
        return code.equals(Combination.ANY_OTHER)
                ? text("policy.other.item")
                : items.getOrDefault(code, text("policy.unknownCode", code));
    }

    String location(String code) {
        return code.equals(Combination.ANY_OTHER)
                ? text("policy.other.location")
                : locations.getOrDefault(code, text("policy.unknownCode", code));
    }

    String patrons(Choice choice) {
        return choice(
                "patrons", choice, choice.codes().stream().map(this::patron).toList());
    }

    String items(Choice choice) {
        return choice("items", choice, choice.codes().stream().map(this::item).toList());
    }

    String locations(Choice choice) {
        return choice(
                "locations", choice, choice.codes().stream().map(this::location).toList());
    }

    private String choice(String what, Choice choice, List<String> names) {
        String kind = choice.kind().name().toLowerCase(Locale.ROOT);
        return text("policy." + what + "." + kind, String.join(", ", names));
    }

    /// Some of them by name, of many the first.
    String some(Set<String> codes, Function<String, String> name) {
        String named = codes.stream().limit(SOME).map(name).collect(Collectors.joining(", "));
        return codes.size() > SOME ? text("policy.andMore", named, codes.size() - SOME) : named;
    }

    String period(LoanPeriod period) {
        return text("policy.period." + period.unit().key(), period.amount());
    }

    String money(int pence) {
        return "£" + Cells.pence(pence);
    }

    /// For how long.
    String lent(Rule rule) {
        return lent(rule.terms());
    }

    String lent(@Nullable Terms terms) {
        if (terms == null) {
            return text("policy.notLent");
        }
        String period = period(terms.period());
        if (terms.noLaterThan() == null) {
            return period;
        }
        return terms.noLaterThan().equals(Terms.END_OF_TERM)
                ? text("policy.lent.term", period)
                : text("policy.lent.list", period, terms.noLaterThan());
    }

    String renewed(Terms terms) {
        Renewing renewing = terms.renewing();
        if (renewing.way() == Renewing.Way.NONE) {
            return text("policy.renewed.none");
        }
        StringBuilder said =
                new StringBuilder(text("policy.renewed." + renewing.way().key()));
        if (renewing.times() != null) {
            said.append(' ').append(text("policy.renewed.times", renewing.times()));
        }
        if (renewing.until() != null) {
            said.append(' ').append(text("policy.renewed.until", period(renewing.until())));
        }
        if (renewing.from() == Renewing.From.DUE_DATE) {
            said.append(text("policy.renewed.fromDue"));
        }
        return said.toString();
    }

    String atOnce(Terms terms) {
        return terms.atOnce() == null ? text("policy.atOnce.any") : text("policy.atOnce", terms.atOnce());
    }

    String recalled(Terms terms) {
        return terms.requests()
                ? text(
                        "policy.recalled",
                        terms.recalling().days(),
                        terms.recalling().guaranteed(),
                        terms.shelfDays())
                : text("policy.recalled.none");
    }

    String charged(Terms terms) {
        Charges charges = terms.charges();
        if (charges.lateDay() == 0 && charges.lost() == 0) {
            return text("policy.charged.none");
        }
        String late = charges.lateDay() == 0
                ? text("policy.charged.noLate")
                : charges.lateMost() == 0
                        ? text("policy.charged.late", money(charges.lateDay()))
                        : text("policy.charged.lateMost", money(charges.lateDay()), money(charges.lateMost()));
        return charges.lost() == 0 ? late : late + "; " + text("policy.charged.lost", money(charges.lost()));
    }

    /// All of it in one line.
    String outcome(@Nullable Terms terms) {
        return terms == null
                ? text("policy.notLent")
                : String.join("; ", lent(terms), renewed(terms), atOnce(terms), recalled(terms), charged(terms));
    }

    String line(Rule rule) {
        Scope scope = rule.scope();
        return text(
                "policy.line",
                patrons(scope.patrons()),
                items(scope.items()),
                locations(scope.locations()),
                outcome(rule.terms()));
    }

    String cover(Cover cover) {
        String group = text("group." + cover.group().key());
        return cover.part() == null ? group : text("policy.part." + cover.part(), group);
    }

    String covers(PatronType type) {
        return type.covers().isEmpty()
                ? text("policy.coversNobody")
                : type.covers().stream().map(this::cover).collect(Collectors.joining(", "));
    }

    String line(PatronType type) {
        return text("policy.line.patron", type.name(), covers(type), type.items(), type.requests());
    }

    String line(DueDateList list) {
        return text("policy.line.list", list.code(), PolicyFile.days(list));
    }

    String combination(Combination one) {
        return text("policy.combination", patron(one.patron()), item(one.item()), location(one.location()));
    }

    String problem(Problem problem) {
        return switch (problem) {
            case Problem.Crossing crossing -> crossing(crossing);
            case Problem.Hole hole -> text("policy.problem.hole", combination(hole.example()));
            case Problem.Said said -> said(said);
        };
    }

    private String crossing(Problem.Crossing crossing) {
        Terms one = terms(crossing.one());
        Terms other = terms(crossing.other());
        boolean differ = !brief(one).equals(brief(other));
        return text(
                "policy.problem.crossing",
                crossing.one(),
                crossing.other(),
                combination(crossing.example()),
                differ ? brief(one) : outcome(one),
                differ ? brief(other) : outcome(other));
    }

    private String brief(@Nullable Terms terms) {
        return terms == null ? lent(terms) : lent(terms) + "; " + renewed(terms);
    }

    private @Nullable Terms terms(int line) {
        return policy.rules().get(line - 1).terms();
    }

    private String said(Problem.Said said) {
        Object[] arguments = said.arguments().toArray();
        if (said.key().equals("uncovered") || said.key().equals("coveredTwice")) {
            arguments[0] = cover(Cover.of(said.arguments().getFirst()).orElseThrow());
        }
        return text("policy.problem." + said.key(), arguments);
    }
}
