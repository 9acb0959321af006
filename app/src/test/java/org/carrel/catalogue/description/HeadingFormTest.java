package org.carrel.catalogue.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.marc.DataField;
import org.junit.jupiter.api.Test;

class HeadingFormTest {

    private static DataField field(String line) {
        return (DataField) MarcText.book(line).fields().getFirst();
    }

    private static String key(String line) {
        return HeadingForm.of(field(line), true).orElseThrow().key();
    }

    @Test
    void marksCapitalsAndPunctuationDoNotTellHeadingsApart() {
        assertThat(key("700 1# $aSzymańska, Ada,$d1901-1980,$eeditor."))
                .isEqualTo(key("100 1# $aSZYMANSKA, Ada$d1901-1980"))
                .isEqualTo("$aszymanska, ada$d1901 1980");
    }

    @Test
    void datesTheFirstCommaAndTheSubfieldsDo() {
        assertThat(List.of(
                        key("100 1# $aReader, Anna"),
                        key("100 1# $aReader, Anna,$d1950-"),
                        key("100 0# $aReader Anna"),
                        key("100 1# $aReader$bAnna")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aWorkIsAnotherThingThanItsAuthor() {
        DataField field = field("700 12 $aReader, Anna.$tQuiet.$lFrench");
        assertThat(HeadingForm.of(field, false).orElseThrow().kind()).isEqualTo(HeadingKind.TITLE);
        assertThat(HeadingForm.name(field).orElseThrow().kind()).isEqualTo(HeadingKind.PERSON);
        assertThat(HeadingForm.name(field).orElseThrow().key()).isEqualTo("$areader, anna");
    }

    @Test
    void subdivisionsStandBesideWhatTheyDivide() {
        HeadingForm form =
                HeadingForm.of(field("650 #0 $aJazz$zFrance$xHistory."), true).orElseThrow();
        assertThat(form.shown()).isEqualTo("Jazz – France – History");
        assertThat(form.base()).isEqualTo("$ajazz");
        assertThat(form.key()).isEqualTo("$ajazz$zfrance$xhistory");
    }

    @Test
    void aHeadingOfTenThousandLettersHasAKeyThatAnIndexTakes() {
        String one = key("150 ## $a" + "long ".repeat(2_000) + "one");
        String other = key("150 ## $a" + "long ".repeat(2_000) + "other");
        assertThat(one).hasSizeLessThanOrEqualTo(400).isNotEqualTo(other);
    }

    @Test
    void whatSaysNothingIsNoHeading() {
        assertThat(HeadingForm.of(field("100 1# $a."), true)).isEmpty();
        assertThat(HeadingForm.of(field("245 10 $aA title"), true)).isEmpty();
    }

    @Test
    void numbersAreTheSameInWhateverForm() {
        assertThat(List.of(
                        "(DLC)n  79021164",
                        "http://id.loc.gov/authorities/names/n79021164",
                        "https://id.loc.gov/authorities/names/n79021164/",
                        "(uri)http://id.loc.gov/authorities/names/n79021164"))
                .allSatisfy(said -> assertThat(AuthorityNumber.normal(said)).contains("(dlc)n79021164"));
        assertThat(AuthorityNumber.normal("https://example.org/people/1")).contains("http://example.org/people/1");
        assertThat(AuthorityNumber.normal("12345")).isEmpty();
        assertThat(AuthorityNumber.of("isni", "0000 0001 2103 2683"))
                .isEqualTo(AuthorityNumber.normal("https://isni.org/isni/0000000121032683"));
    }
}
