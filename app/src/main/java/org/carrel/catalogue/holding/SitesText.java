package org.carrel.catalogue.holding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Campuses and locations as a librarian writes them: a line a campus, `south = South Campus`, and below it, indented,
/// a
/// line a location. Types of items the same way, without indenting.
final class SitesText {

    private static final Pattern LINE = Pattern.compile("(\\s*)([a-z][a-z0-9-]{0,30})\\s*=\\s*(\\S.{0,99})");

    private SitesText() {}

    /// A line that cannot be read.
    ///
    /// @param number from 1
    /// @param reason a message key under `sites.wrong.`
    record Wrong(int number, String reason) {}

    /// @param wrong lines; the rest counts only if there are none
    record Read(List<Campus> campuses, List<ItemType> types, List<Wrong> wrong) {}

    static String campuses(List<Campus> campuses) {
        StringBuilder text = new StringBuilder();
        for (Campus campus : campuses) {
            text.append(campus.code()).append(" = ").append(campus.name()).append('\n');
            campus.locations()
                    .forEach(location -> text.append("  ")
                            .append(location.code())
                            .append(" = ")
                            .append(location.name())
                            .append('\n'));
        }
        return text.toString();
    }

    static String types(List<ItemType> types) {
        StringBuilder text = new StringBuilder();
        types.forEach(type ->
                text.append(type.code()).append(" = ").append(type.name()).append('\n'));
        return text.toString();
    }

    static Read readCampuses(String text) {
        List<Campus> campuses = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<Campus.Location> locations = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int number = 1; number <= lines.length; number++) {
            Matcher line = line(lines[number - 1], number, codes, wrong);
            if (line == null) {
                continue;
            }
            if (line.group(1).isEmpty()) {
                close(campuses, locations);
                campuses.add(new Campus(line.group(2), line.group(3).strip(), List.of()));
            } else if (campuses.isEmpty()) {
                wrong.add(new Wrong(number, "campus"));
            } else {
                locations.add(new Campus.Location(line.group(2), line.group(3).strip()));
            }
        }
        close(campuses, locations);
        return new Read(campuses, List.of(), wrong);
    }

    private static void close(List<Campus> campuses, List<Campus.Location> locations) {
        if (!campuses.isEmpty()) {
            Campus last = campuses.removeLast();
            campuses.add(new Campus(last.code(), last.name(), locations));
            locations.clear();
        }
    }

    static Read readTypes(String text) {
        List<ItemType> types = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        String[] lines = text.split("\\R", -1);
        for (int number = 1; number <= lines.length; number++) {
            Matcher line = line(lines[number - 1].strip(), number, codes, wrong);
            if (line != null) {
                types.add(new ItemType(line.group(2), line.group(3).strip()));
            }
        }
        return new Read(List.of(), types, wrong);
    }

    private static @Nullable Matcher line(String text, int number, Set<String> codes, List<Wrong> wrong) {
        if (text.isBlank()) {
            return null;
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches() || text.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\t')) {
            wrong.add(new Wrong(number, "line"));
            return null;
        }
        if (!codes.add(line.group(2))) {
            wrong.add(new Wrong(number, "twice"));
            return null;
        }
        return line;
    }
}
