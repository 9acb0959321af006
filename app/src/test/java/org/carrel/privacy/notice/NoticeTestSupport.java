package org.carrel.privacy.notice;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Small declarations, read as the real one is.
final class NoticeTestSupport {

    private NoticeTestSupport() {}

    private static final Pattern SOURCE = Pattern.compile("source: (\\w+)");

    /// Reads a notice; what it does not say of its controller and sources is put after it, so that lines stay.
    static Declaration notice(String notice, String... fragments) {
        List<YamlMap> read = Arrays.stream(fragments)
                .map(text -> YamlMap.read("notice/desk.yaml", new StringReader(text)))
                .toList();
        return new DeclarationReader().read(YamlMap.read("notice.yaml", new StringReader(notice + rest(notice))), read);
    }

    private static String rest(String notice) {
        StringBuilder rest = new StringBuilder();
        if (!notice.contains("controller:")) {
            rest.append("""
                    controller: { name: A library, address: Here, contact: a@b.c, officer: d@b.c, officerAddress: Here,
                      regulator: Nobody, regulatorPage: "https://example.org", country: GB, updated: 2026-11-22 }
                    """);
        }
        if (!notice.contains("sources:")) {
            rest.append("sources:\n");
            SOURCE.matcher(notice)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .forEach(source -> rest.append("  " + source + ": { title: " + source + " }\n"));
        }
        return rest.toString();
    }
}
