package org.carrel.buildings.premises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.people.UserGroup;

/// Hours as people write them, a line each: `term mon-fri 08:00-22:00`,
/// `exams mon-sun 08:00-02:00`, `always nhs_staff mon-sun 00:00-24:00`. Left out, the part of the
/// year is always, and the group everybody. A closing before the opening is on the day after, up to six
/// in the morning: what is later was mistyped more often than meant.
final class HoursText {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int DAY = 1440;
    private static final int HOUR = 60;
    private static final int LATEST_OF_NIGHT = 6 * HOUR;
    private static final int MOST = 100;
    private static final Pattern LINE = Pattern.compile(
            "(?:(always|term|exams|vacation) +)?(?:([a-z_]+) +)?([a-z]{3})(?:-([a-z]{3}))? +(\\d{1,2}):(\\d{2}) *- *(\\d{1,2}):(\\d{2})");

    private HoursText() {}

    static Lines<Opening> read(String text) {
        List<Opening> openings = new ArrayList<>();
        int number = 0;
        for (String typed : text.lines().toList()) {
            number++;
            String line = typed.strip().replace('–', '-').toLowerCase(Locale.ROOT);
            if (line.isEmpty()) {
                continue;
            }
            Optional<Typed> read = opening(line);
            if (read.isEmpty() || openings.size() == MOST) {
                return new Lines.Wrong<>(number, typed.strip());
            }
            if (!read.get().against().isEmpty()) {
                return new Lines.Wrong<>(number, typed.strip(), read.get().against());
            }
            openings.add(read.get().opening());
        }
        return new Lines.Read<>(openings);
    }

    /// @param against end of a message key: what speaks against these times; empty where nothing
    ///     does
    private record Typed(Opening opening, String against) {}

    private static Optional<Typed> opening(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<UserGroup> group = Optional.ofNullable(parts.group(2)).flatMap(HoursText::group);
        int first = 1 + DAYS.indexOf(parts.group(3));
        int last = parts.group(4) == null ? first : 1 + DAYS.indexOf(parts.group(4));
        int opens = minutes(parts.group(5), parts.group(6));
        int closes = minutes(parts.group(7), parts.group(8));
        boolean sound = (parts.group(2) == null) == group.isEmpty()
                && first >= 1
                && last >= first
                && opens >= 0
                && opens < DAY
                && closes >= 0;
        return sound
                ? Optional.of(new Typed(
                        new Opening(
                                Period.of(Optional.ofNullable(parts.group(1)).orElse("always"))
                                        .orElseThrow(),
                                group.orElse(null),
                                first,
                                last,
                                opens,
                                closes > opens ? closes : closes + DAY),
                        against(opens, closes)))
                : Optional.empty();
    }

    private static String against(int opens, int closes) {
        if (closes == opens) {
            return ".same";
        }
        return closes < opens && closes > LATEST_OF_NIGHT ? ".night" : "";
    }

    private static Optional<UserGroup> group(String key) {
        return Arrays.stream(UserGroup.values())
                .filter(group -> group.key().equals(key))
                .findFirst();
    }

    /// Up to 24:00; −1 for no time of day.
    private static int minutes(String hours, String minutes) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        return minute < HOUR && hour * HOUR + minute <= DAY ? hour * HOUR + minute : -1;
    }

    static String write(List<Opening> openings) {
        return String.join("\n", openings.stream().map(HoursText::line).toList());
    }

    private static String line(Opening opening) {
        String days = DAYS.get(opening.first() - 1)
                + (opening.last() == opening.first() ? "" : "-" + DAYS.get(opening.last() - 1));
        String group = opening.group() == null ? "" : opening.group().key() + " ";
        return opening.period().key() + " " + group + days + " " + clock(opening.opens()) + "-"
                + clock(opening.closes() > DAY ? opening.closes() - DAY : opening.closes());
    }

    static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
    }
}
