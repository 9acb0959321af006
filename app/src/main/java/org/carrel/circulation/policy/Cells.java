package org.carrel.circulation.policy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How single things of a policy are written, in files and forms alike.
final class Cells {

    static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})\\s*(hour|day|week|month|year)s?");
    private static final Pattern MONEY = Pattern.compile("£?(\\d{1,4}(?:\\.\\d{1,2})?)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final int MONTHS_A_YEAR = 12;
    private static final int PENCE = 2;

    private Cells() {}

    static Optional<LoanPeriod> period(String typed) {
        Matcher parts = PERIOD.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean years = parts.group(2).equals("year");
        int amount = Integer.parseInt(parts.group(1)) * (years ? MONTHS_A_YEAR : 1);
        LoanPeriod.Unit unit = years
                ? LoanPeriod.Unit.MONTHS
                : LoanPeriod.Unit.valueOf(parts.group(2).toUpperCase(Locale.ROOT) + "S");
        return amount < 1 || amount > unit.most() ? Optional.empty() : Optional.of(new LoanPeriod(amount, unit));
    }

    static String period(LoanPeriod period) {
        String unit = period.unit().key();
        return period.amount() + " " + (period.amount() == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    /// Empty where it is none, or not between `least` and `most`.
    static Optional<Integer> number(String typed, int least, int most) {
        return Optional.of(typed.strip())
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /// In pence; nothing written is nothing charged.
    static Optional<Integer> pence(String typed) {
        if (typed.isBlank()) {
            return Optional.of(0);
        }
        Matcher amount = MONEY.matcher(typed.strip());
        return amount.matches()
                ? Optional.of(
                        new BigDecimal(amount.group(1)).movePointRight(PENCE).intValueExact())
                : Optional.empty();
    }

    static String pence(int pence) {
        return BigDecimal.valueOf(pence, PENCE).toPlainString();
    }

    static Optional<Boolean> yes(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    /// As `all`, `only a b` or `all but a b`; a list by itself is `only`.
    static Optional<Choice> choice(String typed) {
        String text = typed.strip().replaceAll("[\\s,;]+", " ");
        Choice.Kind kind = Choice.Kind.ONLY;
        if (text.equals("all")) {
            return Optional.of(Choice.ALL);
        }
        // Also without any code behind it: then nothing was chosen, and `only` is no code.
        if (text.equals("all but") || text.startsWith("all but ")) {
            kind = Choice.Kind.ALL_BUT;
            text = text.substring("all but".length());
        } else if (text.equals("only") || text.startsWith("only ")) {
            text = text.substring("only".length());
        }
        List<String> codes = words(text);
        return codes.isEmpty()
                        || !codes.stream().allMatch(code -> CODE.matcher(code).matches())
                ? Optional.empty()
                : Optional.of(Choice.of(kind, codes));
    }

    static String choice(Choice choice) {
        return switch (choice.kind()) {
            case ALL -> "all";
            case ONLY -> "only " + String.join(" ", choice.codes());
            case ALL_BUT -> "all but " + String.join(" ", choice.codes());
        };
    }

    /// What spaces, commas or semicolons part.
    static List<String> words(String typed) {
        return Arrays.stream(typed.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
