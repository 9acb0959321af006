package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Says what a log that is not understood looks like.
final class ForeignFormat {
    /// Ends the name of what is to be unpacked.
    static final String PACKED = ": unpack it first";

    private static final Map<String, String> MAGIC = new LinkedHashMap<>();
    private static final Map<String, Pattern> LINES = new LinkedHashMap<>();

    static {
        MAGIC.put("PK\u0003\u0004", "a zip archive" + PACKED);
        MAGIC.put("BZh", "bzip2 data" + PACKED);
        MAGIC.put("\u00fd7zXZ", "xz data" + PACKED);
        MAGIC.put("\u0028\u00b5\u002f\u00fd", "zstd data" + PACKED);
        MAGIC.put("7z\u00bc\u00af", "a 7z archive" + PACKED);
        MAGIC.put("%PDF", "a PDF");
        MAGIC.put("\u0089PNG", "a picture");
        MAGIC.put("SQLite format 3", "an SQLite database");

        LINES.put("JSON lines", Pattern.compile("^\\s*[\\[{].*[\\]}],?\\s*$"));
        LINES.put("W3C extended log format, as IIS writes it", Pattern.compile("^#(Fields|Software|Version|Date):.*"));
        LINES.put("XML or HTML", Pattern.compile("^\\s*<[?!/a-zA-Z].*"));
        LINES.put(
                "a Shibboleth audit log",
                Pattern.compile("^(\\d{8}T\\d{6}Z|\\d{4}-\\d\\d-\\d\\dT[^|]*)\\|.*\\|.*\\|.*|^([^|]*\\|){8,}.*"));
        LINES.put(
                "syslog",
                Pattern.compile("^(<\\d{1,3}>.*|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ .*|"
                        + "\\d{4}-\\d\\d-\\d\\dT\\S+ \\S+ \\S+(\\[\\d+])?: .*)"));
        LINES.put("an Apache error log", Pattern.compile("^\\[[A-Z][a-z]{2} [A-Z][a-z]{2} .*] \\[.*"));
        LINES.put(
                "EZproxy's audit log",
                Pattern.compile("^\\d{4}-\\d\\d-\\d\\d[ \\t]\\d\\d:\\d\\d:\\d\\d\\t[A-Z].*\\t.*"));
        LINES.put(
                "W3C extended log format, as IIS writes it, without its heading",
                Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S+ (GET|POST|HEAD) .*"));
        LINES.put("tab-separated values", Pattern.compile("^[^\\t]*(\\t[^\\t]*){2,}$"));
        LINES.put("CSV", Pattern.compile("^[^,]*(,[^,]*){2,}$|^[^;]*(;[^;]*){2,}$"));
    }

    private ForeignFormat() {}

    /// In words that follow “it looks like”.
    static String of(List<byte[]> lines) {
        if (lines.isEmpty()) {
            return "nothing";
        }
        String start = text(lines.getFirst());
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        long binary = lines.stream()
                .filter(line -> Shape.isBinary(line, 0, line.length))
                .count();
        if (binary * 2 > lines.size()) {
            return "binary data";
        }
        for (Map.Entry<String, Pattern> kind : LINES.entrySet()) {
            boolean heading = kind.getKey().startsWith("W3C")
                    && kind.getValue().matcher(start).matches();
            long fitting = lines.stream()
                    .filter(line -> kind.getValue().matcher(text(line)).matches())
                    .count();
            if (heading || fitting * 2 > lines.size()) {
                return kind.getKey();
            }
        }
        return "a format that is not known here";
    }

    private static String text(byte[] line) {
        return new String(line, 0, Math.min(line.length, 2000), StandardCharsets.ISO_8859_1);
    }
}
