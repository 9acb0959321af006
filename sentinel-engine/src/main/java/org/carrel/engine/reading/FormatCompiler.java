package org.carrel.engine.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.engine.reading.Step.Ending;
import org.jspecify.annotations.Nullable;

/// Compiles a LogFormat of EZproxy or Apache. Directives it does not know become columns that are passed over; literals
/// are matched as they stand.
final class FormatCompiler {
    private static final Map<String, Field> LETTERS = Map.ofEntries(
            Map.entry("h", Field.ADDRESS),
            Map.entry("a", Field.ADDRESS),
            Map.entry("l", Field.IDENT),
            Map.entry("u", Field.ACCOUNT),
            Map.entry("t", Field.TIME),
            Map.entry("r", Field.REQUEST),
            Map.entry("m", Field.METHOD),
            Map.entry("U", Field.URL),
            Map.entry("v", Field.VIRTUAL_HOST),
            Map.entry("V", Field.VIRTUAL_HOST),
            Map.entry("s", Field.STATUS),
            Map.entry("b", Field.BYTES),
            Map.entry("B", Field.BYTES));
    private static final Map<String, Field> HEADERS = Map.of(
            "ezproxy-session", Field.SESSION,
            "ezproxy-groups", Field.GROUPS,
            "user-agent", Field.AGENT,
            "x-forwarded-for", Field.FORWARDED,
            "squid-result", Field.SQUID_RESULT);

    private record Part(byte[] lead, Field field, @Nullable StampPattern stamp) {}

    private final List<Part> parts = new ArrayList<>();
    private final ByteArrayOutputStream literal = new ByteArrayOutputStream();
    private final String format;
    private int at;

    private FormatCompiler(String format) {
        this.format = format;
    }

    /// @param spec as the configuration has it, with or without the word `LogFormat`, quotes around it and a nickname
    /// @throws FormatProblem when a time, an address to fetch, or an account is missing
    static LineFormat compile(String spec) throws FormatProblem {
        LineFormat format = compileAny(spec, spec);
        if (!format.has(Field.ACCOUNT) && !format.has(Field.SESSION)) {
            throw new FormatProblem("The format “" + spec + "” names no account: it needs %u or %{ezproxy-session}i.");
        }
        return format;
    }

    /// As [#compile], also for formats that name no account.
    static LineFormat compileAny(String words, String spec) throws FormatProblem {
        FormatCompiler compiler = new FormatCompiler(bare(spec));
        compiler.read();
        LineFormat format = compiler.link(words, spec);
        if (!format.has(Field.TIME)) {
            throw new FormatProblem("The format “" + spec + "” has no time: it needs %t.");
        }
        if (!format.has(Field.REQUEST) && !format.has(Field.URL)) {
            throw new FormatProblem("The format “" + spec + "” has no request: it needs %r or %U.");
        }
        return format;
    }

    /// Without the directive's name, the quotes Apache puts around the format, and its nickname.
    private static String bare(String spec) {
        String text = spec.strip();
        if (text.regionMatches(true, 0, "LogFormat ", 0, 10)) {
            text = text.substring(10).strip();
        }
        int close = text.length() - 1;
        while (close > 0 && (text.charAt(close) != '"' || text.charAt(close - 1) == '\\')) {
            close--;
        }
        boolean wrapped = text.startsWith("\"") && text.contains("\\\"") && close > 0;
        if (wrapped) {
            text = text.substring(1, close);
        }
        return text.replace("\\\"", "\"").replace("\\t", "\t");
    }

    private void read() throws FormatProblem {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                literal(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                at++;
                literal.write('%');
            } else {
                directive();
            }
        }
    }

    private void literal(char c) {
        byte[] written = literal.toByteArray();
        boolean blankAgain = c == ' ' && written.length > 0 && written[written.length - 1] == ' ';
        if (!blankAgain) {
            literal.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void directive() throws FormatProblem {
        while (at < format.length() && "<>!,0123456789".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        String name = "";
        if (at < format.length() && format.charAt(at) == '{') {
            int close = format.indexOf('}', at);
            if (close < 0) {
                throw new FormatProblem("The format “" + format + "” has a { without its }.");
            }
            name = format.substring(at + 1, close);
            at = close + 1;
        }
        if (at >= format.length()) {
            throw new FormatProblem("The format “" + format + "” ends inside a directive.");
        }
        String letter = String.valueOf(format.charAt(at++));
        byte[] lead = literal.toByteArray();
        literal.reset();
        if (lead.length == 0 && !parts.isEmpty()) {
            throw new FormatProblem("The format “" + format + "” has two directives with nothing between them.");
        }
        boolean stamped = letter.equals("t") && !name.isEmpty();
        parts.add(new Part(lead, field(letter, name), stamped ? StampPattern.of(name) : null));
    }

    private static Field field(String letter, String name) {
        if (letter.equals("t")) {
            return Field.TIME;
        }
        if (!name.isEmpty()) {
            return HEADERS.getOrDefault(name.toLowerCase(Locale.ROOT), Field.OTHER);
        }
        return LETTERS.getOrDefault(letter, Field.OTHER);
    }

    private LineFormat link(String words, String spec) throws FormatProblem {
        List<Step> steps = new ArrayList<>();
        byte[] tail = literal.toByteArray();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            byte[] next = i + 1 < parts.size() ? parts.get(i + 1).lead : tail;
            byte[] lead = part.lead;
            boolean bracketed = part.field == Field.TIME && part.stamp == null;
            if (bracketed && lead.length > 0 && lead[lead.length - 1] == '[' && next.length > 0 && next[0] == ']') {
                throw new FormatProblem("The format “" + spec + "” has brackets around %t, which writes its own.");
            }
            Ending ending = ending(i, next);
            steps.add(new Step(part.field, lead, ending, next.length > 0 ? next[0] : 0, after(i, ending), part.stamp));
        }
        boolean named = parts.stream().anyMatch(part -> part.field == Field.ACCOUNT);
        return new LineFormat(words, steps, trimmed(tail), named ? Field.ACCOUNT : Field.SESSION);
    }

    private static byte[] trimmed(byte[] tail) {
        return new String(tail, StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    private Ending ending(int i, byte[] next) {
        Part part = parts.get(i);
        if (part.field == Field.TIME) {
            return part.stamp == null ? Ending.BRACKET : Ending.STAMP;
        }
        if (next.length > 0 && next[0] == '"') {
            boolean status =
                    part.field == Field.REQUEST && i + 1 < parts.size() && parts.get(i + 1).field == Field.STATUS;
            return status ? Ending.QUOTE_BEFORE_STATUS : Ending.QUOTE;
        }
        if (part.field == Field.REQUEST) {
            return Ending.BARE_REQUEST;
        }
        if (part.field == Field.AGENT && next.length > 0) {
            return Ending.BEFORE_END;
        }
        if (part.field == Field.AGENT || part.field == Field.ACCOUNT && next.length == 0) {
            return Ending.BEFORE_END;
        }
        if (next.length == 0) {
            return Ending.LAST;
        }
        if (part.field == Field.FORWARDED && next[0] == ' ') {
            return Ending.LIST;
        }
        Ending anchored = part.field == Field.ACCOUNT ? anchor(i) : null;
        return anchored == null ? Ending.PLAIN : anchored;
    }

    /// What later column, reached over plain ones only, is unmistakable enough to find the account's end from.
    private @Nullable Ending anchor(int i) {
        for (int j = i + 1; j < parts.size(); j++) {
            Part part = parts.get(j);
            String lead = new String(part.lead, StandardCharsets.UTF_8);
            if (lead.equals(" \"")) {
                return Ending.BEFORE_QUOTE;
            }
            if (!lead.equals(" ")) {
                return null;
            }
            if (part.field == Field.TIME) {
                return part.stamp == null ? Ending.BEFORE_TIME : null;
            }
            if (part.field == Field.URL) {
                return Ending.BEFORE_URL;
            }
        }
        return null;
    }

    private int after(int i, Ending ending) {
        int columns = 0;
        for (int j = i + 1; j < parts.size(); j++) {
            Part part = parts.get(j);
            boolean anchor = ending == Ending.BEFORE_TIME && part.field == Field.TIME
                    || ending == Ending.BEFORE_URL && part.field == Field.URL
                    || ending == Ending.BEFORE_QUOTE && part.lead[part.lead.length - 1] == '"';
            if (anchor) {
                return columns;
            }
            columns++;
        }
        return columns;
    }
}
