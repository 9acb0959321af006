package org.carrel.catalogue.description;

import com.ibm.icu.util.ULocale;
import java.util.Map;

/// Languages as people call them.
public final class LanguageName {

    /// Where libraries' codes are others than those of the rest of the world: ISO 639-2 for bibliographies, and for
    /// terminology.
    private static final Map<String, String> TERMINOLOGY = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    private LanguageName() {}

    /// In British English; the code itself where nobody knows it.
    ///
    /// @param code as MARC writes it: `ger`
    public static String of(String code) {
        return ULocale.getDisplayLanguage(tag(code), ULocale.UK);
    }

    /// As pages and programs write it: `de` for `ger`.
    public static String tag(String code) {
        return new ULocale(TERMINOLOGY.getOrDefault(code, code)).toLanguageTag();
    }
}
