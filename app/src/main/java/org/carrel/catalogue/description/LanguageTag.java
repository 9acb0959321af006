package org.carrel.catalogue.description;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/// What the language of a title is called on a page ([BCP 47](https://www.rfc-editor.org/info/bcp47)), so that whoever
/// has it read aloud hears French as French.
public final class LanguageTag {

    /// MARC has the bibliographic codes of ISO 639-2, where Java has the terminological ones.
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));
    private static final Map<String, String> SHORT = shortOnes();

    private LanguageTag() {}

    private static Map<String, String> shortOnes() {
        Map<String, String> tags = new HashMap<>(BIBLIOGRAPHIC);
        for (String language : Locale.getISOLanguages()) {
            try {
                tags.putIfAbsent(Locale.of(language).getISO3Language(), language);
            } catch (MissingResourceException e) {
                // One that has no code of three letters stands in no record.
                continue;
            }
        }
        return Map.copyOf(tags);
    }

    /// Of words in the work's own letters.
    ///
    /// @param languages MARC's codes: `fre`
    /// @return `fr`; null where it is in several, or nobody says
    public static @Nullable String of(List<String> languages) {
        return languages.size() == 1 ? SHORT.getOrDefault(languages.getFirst(), languages.getFirst()) : null;
    }

    /// Of words that are written in Latin letters, as titles in other letters are, too.
    ///
    /// @param original the same in the work's own letters; empty where these are its own
    public static @Nullable String latin(List<String> languages, String original) {
        String tag = of(languages);
        return tag == null || original.isEmpty() ? tag : tag + "-Latn";
    }
}
