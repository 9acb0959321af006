package org.carrel.privacy.notice;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Small declarations, read as the real one is.
final class NoticeTestSupport {

    private NoticeTestSupport() {}

    private static final Pattern SOURCE = Pattern.compile("source: (\\w+)");
    private static final Pattern CLOCK = Pattern.compile("clock: (\\w+\\.\\w+\\.\\w+)");
    private static final Pattern TRIGGER = Pattern.compile("trigger: (\\w+)");
    private static final ClosedLists LISTS = ClosedLists.of(Set.of("desk"));

    /// Reads a notice; what it does not say of its controller, sources, clocks and triggers is put after it, so that
    /// lines stay.
    static Declaration notice(String notice, String... fragments) {
        List<YamlMap> read = Arrays.stream(fragments)
                .map(text -> YamlMap.read("notice/desk.yaml", new StringReader(text)))
                .toList();
        return new DeclarationReader(LISTS)
                .read(YamlMap.read("notice.yaml", new StringReader(notice + rest(notice))), read);
    }

    private static String rest(String notice) {
        StringBuilder rest = new StringBuilder();
        if (!notice.contains("controller:")) {
            rest.append("""
                    controller: { name: A library, address: Here, contact: a@b.c, officer: d@b.c, officerAddress: Here,
                      regulator: Nobody, regulatorPage: "https://example.org", country: GB, updated: 2026-11-22 }
                    """);
        }
        titled(rest, notice, "sources", SOURCE);
        titled(rest, notice, "clocks", CLOCK);
        titled(rest, notice, "triggers", TRIGGER);
        return rest.toString();
    }

    private static void titled(StringBuilder rest, String notice, String part, Pattern used) {
        if (!notice.contains(part + ":") && used.matcher(notice).find()) {
            rest.append(part).append(":\n");
            used.matcher(notice)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .forEach(name -> rest.append("  " + name + ": { title: " + name + " }\n"));
        }
    }
}
