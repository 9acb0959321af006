package org.carrel.sentinel.oversight;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reveals for a spreadsheet (RFC 4180). Reasons are written by people: a cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
final class RevealCsv {

    private RevealCsv() {}

    static String of(List<Looked> reveals) {
        return reveals.stream()
                .map(reveal -> Stream.of(
                                reveal.askedAt(),
                                reveal.alert(),
                                reveal.reviewer(),
                                reveal.seconder(),
                                reveal.reason(),
                                reveal.shownAt(),
                                reveal.refusal(),
                                reveal.unusual(),
                                reveal.verdict())
                        .map(RevealCsv::cell)
                        .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining(
                        "", "asked,alert,reviewer,seconder,reason,shown,refusal,unusual,verdict\r\n", ""));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
