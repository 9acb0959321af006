package org.carrel.catalogue.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.carrel.catalogue.load.RulesReader.Read;
import org.junit.jupiter.api.Test;

/// Rules as staff write them.
class RulesReaderTest {

    private static final Places PLACES = new Places(Set.of("main"), Set.of("book"));

    private static String wrong(String text) {
        return RulesReader.read(text, PLACES) instanceof Read.Wrong wrong
                ? wrong.line() + " " + wrong.code() + " " + wrong.detail()
                : "fine";
    }

    private static LoadRules fine(String text) {
        return ((Read.Fine) RulesReader.read(text, PLACES)).rules();
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertThat(wrong("")).isEqualTo("1 empty ");
        assertThat(wrong("just words")).isEqualTo("1 lines ");
        assertThat(wrong("format: marc21\nformat: kbart")).isEqualTo("2 twice format");
        assertThat(wrong("format: pdf")).isEqualTo("1 format pdf");
        assertThat(wrong("format: marc21\noverlay: sometimes")).isEqualTo("2 overlay sometimes");
        assertThat(wrong("format: marc21\n\nmatch: [isbn, title]")).isEqualTo("3 match title");
        assertThat(wrong("format: marc21\nprotected: [59]")).isEqualTo("2 tag 59");
        assertThat(wrong("format: marc21\nsystem: (X)")).isEqualTo("2 system (X)");
        assertThat(wrong("format: marc21\ncolour: red")).isEqualTo("2 unknown colour");
        assertThat(wrong("format: kbart")).isEqualTo("1 missing package");
        assertThat(wrong("format: marc21\nitems: { tag: 952, other_location: main, other_type: book }"))
                .isEqualTo("2 missing barcode");
        assertThat(
                        wrong(
                                "format: marc21\nitems:\n  tag: 952\n  barcode: p\n  other_location: cellar\n  other_type: book"))
                .isEqualTo("5 no_such_locations cellar");
        assertThat(wrong("format: [unclosed")).startsWith("1 yaml").endsWith(" ");
    }

    @Test
    void bombsAreRefused() {
        assertThat(wrong("format: &a [x, x]\nmatch: [*a, *a]")).contains("yaml");
        assertThat(wrong("match: " + "[".repeat(200) + "]".repeat(200))).contains("yaml");
        assertThat(wrong("system: " + "x".repeat(40_000))).contains("yaml");
    }

    @Test
    void tagsAreKeptByPatternButNotThoseOfCopies() {
        LoadRules rules =
                fine("format: marc21\nprotected: [583, 9xx]\nitems: { tag: 952, barcode: p, other_location: main,"
                        + " other_type: book }");
        assertThat(rules.keeps("583")).isTrue();
        assertThat(rules.keeps("999")).isTrue();
        assertThat(rules.keeps("952")).isFalse();
        assertThat(rules.keeps("590")).isFalse();
        assertThat(rules.overlay()).isEqualTo(LoadRules.Overlay.REPLACE);
        assertThat(fine("format: kbart\npackage: { code: p, name: P }").overlay())
                .isEqualTo(LoadRules.Overlay.ITEMS);
    }
}
