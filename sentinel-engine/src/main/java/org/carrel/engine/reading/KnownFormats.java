package org.carrel.engine.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The formats that are recognised without being named. Earlier ones win where two fit alike.
final class KnownFormats {
    private static final String DEFAULT = "%h %l %u %t \"%r\" %s %b";
    private static final String WITH_SESSION = "%h %{ezproxy-session}i %u %t \"%r\" %s %b";
    private static final String SQUID =
            "%{%s}t %D %h %{squid-result}o %b %m %U %u %{squid-hierarchy}o %{content-type}o";

    private static final SequencedMap<String, String> NAMED = named();

    private KnownFormats() {}

    private static SequencedMap<String, String> named() {
        SequencedMap<String, String> named = new LinkedHashMap<>();
        named.put("ezproxy", DEFAULT);
        named.put("common", DEFAULT);
        named.put("combined", DEFAULT + " \"%{Referer}i\" \"%{User-Agent}i\"");
        named.put("vhost_combined", "%v " + DEFAULT + " \"%{Referer}i\" \"%{User-Agent}i\"");
        named.put("vhost_common", "%v " + DEFAULT);
        named.put("squid", SQUID);
        return named;
    }

    private static final List<String> OTHERS = List.of(
            DEFAULT + " \"%{User-Agent}i\"",
            DEFAULT + " \"%{User-Agent}i\" %{ezproxy-session}i",
            DEFAULT + " \"%{Referer}i\" \"%{User-Agent}i\" %{ezproxy-session}i",
            DEFAULT + " %{ezproxy-session}i",
            DEFAULT + " %{ezproxy-session}i \"%{User-Agent}i\"",
            WITH_SESSION,
            WITH_SESSION + " %{ezproxy-groups}i",
            WITH_SESSION + " \"%{User-Agent}i\"",
            WITH_SESSION + " \"%{Referer}i\" \"%{User-Agent}i\"",
            "%h %u %{ezproxy-session}i %t \"%r\" %s %b",
            "%t %h %u %{ezproxy-session}i \"%r\" %s %b",
            "%t %h %l %u \"%r\" %s %b",
            "%t %h %u \"%r\" %s %b",
            "%h %u %t \"%r\" %s %b",
            "%t %h %a %u %U %b %{ezproxy-session}i",
            "%t %h %u %U %b %{ezproxy-session}i",
            "%t %{ezproxy-spuaccess}i %U");

    /// @return null when there is no format of that name
    static @Nullable String named(String name) {
        return NAMED.get(name.toLowerCase(Locale.ROOT));
    }

    static String names() {
        return String.join(", ", NAMED.keySet());
    }

    static List<LineFormat> all() {
        List<LineFormat> formats = new java.util.ArrayList<>();
        try {
            for (var named : NAMED.entrySet()) {
                if (!named.getKey().equals("common")) {
                    formats.add(FormatCompiler.compileAny(words(named.getKey(), named.getValue()), named.getValue()));
                }
            }
            for (String spec : OTHERS) {
                formats.add(FormatCompiler.compileAny(spec, spec));
            }
        } catch (FormatProblem wrong) {
            throw new IllegalStateException("a built-in format does not compile", wrong);
        }
        return formats;
    }

    static String words(String name, String spec) {
        return name.equals("squid") ? "squid" : name + " (" + spec + ")";
    }
}
