package org.carrel.engine.reading;

import java.util.List;

/// A compiled log format: finds the columns of a line.
final class LineFormat {
    enum Fit {
        FITS,
        CUT_SHORT,
        MISFIT
    }

    private final String words;
    private final Step[] steps;
    private final byte[] tail;
    private final Field account;

    /// @param words as a person would write the format
    /// @param tail literal after the last column
    /// @param account the column that names the account
    LineFormat(String words, List<Step> steps, byte[] tail, Field account) {
        this.words = words;
        this.steps = steps.toArray(Step[]::new);
        this.tail = tail;
        this.account = account;
    }

    String words() {
        return words;
    }

    Field account() {
        return account;
    }

    LineFormat withAccount(Field other, String otherWords) {
        return new LineFormat(otherWords, List.of(steps), tail, other);
    }

    boolean has(Field field) {
        for (Step step : steps) {
            if (step.field() == field) {
                return true;
            }
        }
        return false;
    }

    /// How times are written when not as `%t`.
    StampPattern stamp() {
        for (Step step : steps) {
            if (step.stamp() != null) {
                return step.stamp();
            }
        }
        return StampPattern.COMMON;
    }

    Fit split(byte[] b, int start, int end, LineFields fields) {
        fields.clear();
        int to = end;
        while (to > start && isBlank(b[to - 1])) {
            to--;
        }
        int at = blanks(b, start, to);
        for (Step step : steps) {
            at = literal(step.lead(), b, at, to);
            if (at < 0) {
                return at == Ends.CUT ? Fit.CUT_SHORT : Fit.MISFIT;
            }
            int valueEnd = Ends.find(step, b, at, to);
            if (valueEnd < 0) {
                return valueEnd == Ends.CUT ? Fit.CUT_SHORT : Fit.MISFIT;
            }
            boolean bracketed = step.ending() == Step.Ending.BRACKET;
            fields.set(step.field(), bracketed ? at + 1 : at, valueEnd);
            at = bracketed ? valueEnd + 1 : valueEnd;
        }
        at = literal(tail, b, at, to);
        if (at < 0) {
            return at == Ends.CUT ? Fit.CUT_SHORT : Fit.MISFIT;
        }
        fields.whole = at == to;
        return at == to || isBlank(b[at]) ? Fit.FITS : Fit.MISFIT;
    }

    /// @return where the literal ends, or [Ends#CUT], or [Ends#NONE]
    private static int literal(byte[] literal, byte[] b, int start, int to) {
        if (literal.length == 1 && literal[0] == ' ' && start + 1 < to && b[start] == ' ' && b[start + 1] > ' ') {
            return start + 1;
        }
        int at = start;
        for (byte expected : literal) {
            if (at >= to) {
                // trailing blanks were trimmed, so a column may be missing after one
                return Ends.CUT;
            }
            if (expected == ' ') {
                if (!isBlank(b[at])) {
                    return Ends.NONE;
                }
                at = blanks(b, at, to);
            } else if (b[at] == expected) {
                at++;
            } else {
                return Ends.NONE;
            }
        }
        return at;
    }

    static int blanks(byte[] b, int start, int to) {
        int at = start;
        while (at < to && isBlank(b[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
