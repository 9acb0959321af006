package org.carrel.engine.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.engine.places.IpAddress;
import org.carrel.engine.reading.LineFormat.Fit;
import org.jspecify.annotations.Nullable;

/// Finds a log's format by its first lines: the known format that fits most of them wins, each column being looked at
/// for what it must hold.
final class Recognition {
    static final int LINES = 500;
    /// A log is taken for something else when fewer of its first lines fit, unless it starts well: then bad lines came
    /// into it later.
    private static final double LEAST = 0.2;

    private static final int START = 20;

    private static final List<LineFormat> KNOWN = KnownFormats.all();

    private Recognition() {}

    /// @return null when no known format fits
    static @Nullable LineFormat of(List<byte[]> lines) {
        List<byte[]> told = lines.stream()
                .filter(line -> !Shape.isBlank(line, 0, line.length) && line[0] != '#')
                .toList();
        LineFormat best = null;
        double most = 0;
        for (LineFormat format : KNOWN) {
            double score =
                    told.stream().mapToDouble(line -> score(format, line)).sum();
            if (score > most) {
                most = score;
                best = format;
            }
        }
        if (best == null) {
            return null;
        }
        LineFormat found = best;
        List<byte[]> start = told.subList(0, Math.min(START, told.size()));
        long starting = start.stream().filter(line -> score(found, line) > 0).count();
        return most >= LEAST * told.size() || starting * 2 >= start.size() ? named(found, told) : null;
    }

    /// Enough lines fit.
    static boolean fits(LineFormat format, List<byte[]> lines) {
        List<byte[]> told = lines.stream()
                .filter(line -> !Shape.isBlank(line, 0, line.length))
                .toList();
        List<byte[]> start = told.subList(0, Math.min(START, told.size()));
        return told.isEmpty() || share(format, told) >= LEAST || share(format, start) >= 0.5;
    }

    /// Some line names an account.
    static boolean namesAccount(LineFormat format, List<byte[]> lines) {
        LineFields fields = new LineFields();
        return lines.stream()
                .anyMatch(line -> format.split(line, 0, line.length, fields) == Fit.FITS
                        && !fields.isNothing(format.account(), line));
    }

    private static double share(LineFormat format, List<byte[]> lines) {
        LineFields fields = new LineFields();
        long fitting = lines.stream()
                .filter(line -> format.split(line, 0, line.length, fields) == Fit.FITS)
                .count();
        return (double) fitting / lines.size();
    }

    private static double score(LineFormat format, byte[] line) {
        LineFields fields = new LineFields();
        if (format.split(line, 0, line.length, fields) != Fit.FITS || !isPlausible(fields, line)) {
            return 0;
        }
        return fields.whole ? 1 : 0.5;
    }

    private static boolean isPlausible(LineFields fields, byte[] b) {
        return isClient(fields, b)
                && (fields.isNothing(Field.IDENT, b) || fields.from(Field.IDENT) < 0)
                && (fields.isNothing(Field.SESSION, b) || is(Field.SESSION, fields, b, Shape::isSession))
                && (fields.isNothing(Field.STATUS, b) || is(Field.STATUS, fields, b, Recognition::isStatus))
                && (fields.isNothing(Field.BYTES, b) || is(Field.BYTES, fields, b, Recognition::isNumber))
                && (fields.isNothing(Field.GROUPS, b) || is(Field.GROUPS, fields, b, Recognition::isGroups))
                && (fields.from(Field.URL) < 0 || is(Field.URL, fields, b, Recognition::isUrl))
                && (fields.from(Field.VIRTUAL_HOST) < 0 || !isAddress(Field.VIRTUAL_HOST, fields, b));
    }

    private interface Test {
        boolean holds(byte[] b, int from, int to);
    }

    private static boolean is(Field field, LineFields fields, byte[] b, Test test) {
        return test.holds(b, fields.from(field), fields.to(field));
    }

    private static boolean isClient(LineFields fields, byte[] b) {
        return fields.from(Field.ADDRESS) < 0
                || isAddress(Field.ADDRESS, fields, b)
                || is(Field.ADDRESS, fields, b, Recognition::isHostName);
    }

    private static boolean isAddress(Field field, LineFields fields, byte[] b) {
        return IpAddress.parse(b, fields.from(field), fields.to(field)) != null;
    }

    private static boolean isHostName(byte[] b, int from, int to) {
        return IntStream.range(from, to).anyMatch(i -> b[i] == '.')
                && IntStream.range(from, to)
                        .allMatch(i -> Character.isLetterOrDigit(b[i]) || b[i] == '.' || b[i] == '-' || b[i] == '_');
    }

    private static boolean isStatus(byte[] b, int from, int to) {
        return to - from == 3 && isNumber(b, from, to);
    }

    private static boolean isNumber(byte[] b, int from, int to) {
        return IntStream.range(from, to).allMatch(i -> Ends.isDigit(b[i]));
    }

    private static boolean isGroups(byte[] b, int from, int to) {
        return to - from < 200
                && IntStream.range(from, to)
                        .allMatch(i -> Character.isLetterOrDigit(b[i]) || b[i] < 0 || "+_-.".indexOf(b[i]) >= 0);
    }

    private static boolean isUrl(byte[] b, int from, int to) {
        return new String(b, from, Math.min(8, to - from), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .matches("(?i)(https?|ftp)://?.*|/.*")
                || IntStream.range(from, to).anyMatch(i -> b[i] == ':');
    }

    /// The account is the user's column, unless it says nothing (`-`, `0`) while the session's does.
    private static LineFormat named(LineFormat format, List<byte[]> lines) {
        if (!format.has(Field.ACCOUNT) || !format.has(Field.SESSION)) {
            return format;
        }
        List<Field> saying = new ArrayList<>();
        for (byte[] line : lines) {
            LineFields fields = new LineFields();
            if (format.split(line, 0, line.length, fields) == Fit.FITS) {
                boolean zero = fields.to(Field.ACCOUNT) - fields.from(Field.ACCOUNT) == 1
                        && line[fields.from(Field.ACCOUNT)] == '0';
                if (!fields.isNothing(Field.ACCOUNT, line) && !zero) {
                    saying.add(Field.ACCOUNT);
                } else if (!fields.isNothing(Field.SESSION, line)) {
                    saying.add(Field.SESSION);
                }
            }
        }
        return saying.isEmpty() || saying.contains(Field.ACCOUNT)
                ? format
                : format.withAccount(Field.SESSION, format.words() + ", the session standing for the account");
    }
}
