package org.carrel.catalogue.description;

import java.util.Map;
import java.util.Optional;

/// What part somebody has in a work, by the commonest of the
/// [codes](https://www.loc.gov/marc/relators/relaterm.html); a record that says the term itself is followed.
final class Relators {

    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("aut", "author"),
            Map.entry("edt", "editor"),
            Map.entry("trl", "translator"),
            Map.entry("ill", "illustrator"),
            Map.entry("cmp", "composer"),
            Map.entry("prf", "performer"),
            Map.entry("cnd", "conductor"),
            Map.entry("sng", "singer"),
            Map.entry("itr", "instrumentalist"),
            Map.entry("act", "actor"),
            Map.entry("drt", "director"),
            Map.entry("pro", "producer"),
            Map.entry("aus", "screenwriter"),
            Map.entry("lbt", "librettist"),
            Map.entry("lyr", "lyricist"),
            Map.entry("arr", "arranger"),
            Map.entry("nrt", "narrator"),
            Map.entry("pht", "photographer"),
            Map.entry("ctg", "cartographer"),
            Map.entry("com", "compiler"),
            Map.entry("aui", "author of introduction"),
            Map.entry("wpr", "writer of preface"),
            Map.entry("ths", "thesis advisor"),
            Map.entry("pbl", "publisher"),
            Map.entry("isb", "issuing body"),
            Map.entry("spn", "sponsor"));

    private Relators() {}

    /// @param code subfield 4, which may also be an address that ends in the code
    static Optional<String> term(String code) {
        return Optional.ofNullable(
                TERMS.get(code.substring(code.lastIndexOf('/') + 1).strip()));
    }
}
