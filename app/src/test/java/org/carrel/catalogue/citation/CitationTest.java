package org.carrel.catalogue.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.junit.jupiter.api.Test;

class CitationTest {

    private static final Description BOOK = Describing.describe(MarcText.book("""
            008 020805s1994    enk           000 0 eng d
            020 ## $a0306406152
            100 1# $aReader, Anna,$d1950-
            245 14 $aThe quiet floor & others :$b100% history /$cAnna Reader.
            250 ## $a2nd ed.
            260 ## $aLondon :$bQuiet Press,$c1994.
            490 1# $aFloors ;$vv. 3
            700 1# $aWriter, B. C.,$eeditor.
            """));

    private static String cited(Style style) {
        return new Citations()
                .all(BOOK).stream()
                        .filter(one -> one.style() == style)
                        .findFirst()
                        .orElseThrow()
                        .html();
    }

    @Test
    void eachStyleHasItsOwnRules() {
        assertThat(cited(Style.HARVARD))
                .startsWith("Reader, A. (1994) <em>The quiet floor &amp; others: 100% history</em>. 2nd edn.")
                .contains("London: Quiet Press");
        assertThat(cited(Style.APA))
                .startsWith("Reader, A. (1994). <em>The quiet floor")
                .contains("2nd edn");
        assertThat(cited(Style.MLA)).startsWith("Reader, Anna. <em>The Quiet Floor");
        assertThat(cited(Style.VANCOUVER))
                .startsWith("Reader A. The quiet floor")
                .doesNotContain("<em>", "1.Reader");
    }

    @Test
    void noTagOfARecordComesThrough() {
        Description hostile = Describing.describe(
                MarcText.book("245 10 $a<script>alert(1)</script><span style=\"x\">bold\n100 1# $a<img src=x>, A."));

        assertThat(new Citations().all(hostile))
                .allSatisfy(cited -> assertThat(cited.html().replaceAll("</?(em|strong|sup|sub|i|b)>", ""))
                        .doesNotContain("<"));
    }

    @Test
    void reasonableThingsAreCitedWhateverIsMissing() {
        Description bare = Describing.describe(MarcText.book("500 ## $aNothing but a note"));

        assertThat(new Citations().all(bare)).hasSize(Style.values().length);
        assertThat(Ris.of(bare, "https://library.example/records/1")).contains("TI  - [Untitled]");
        assertThat(BibTex.of(bare, "1")).startsWith("@book{work-1,");
    }

    @Test
    void aJournalInPrintAndARecordingAreCitedForWhatTheyAre() {
        Description journal = Describing.describe(MarcText.record(
                "00000nas a2200000   4500",
                "008 020805c19189999enkqr p       0   a0eng d\n022 0# $a0028-0836\n245 00 $aNotes on tides.\n"
                        + "260 ## $aLondon :$bTide Press,$c1918-"));
        assertThat(new Citations().all(journal))
                .allSatisfy(cited -> assertThat(cited.html())
                        .containsIgnoringCase("Notes on tides")
                        .doesNotContain("online"));
        assertThat(Ris.of(journal, "x")).contains("SN  - 0028-0836\r\n");
        assertThat(BibTex.of(journal, "1")).contains("  issn = {0028-0836},\n");
        assertThat(new Citations().json(journal, "1")).contains("\"type\":\"periodical\"", "\"ISSN\":\"0028-0836\"");

        Description recording = Describing.describe(MarcText.record(
                "00000njm a2200000   4500",
                "008 020805s1960    nyu           000 0 eng d\n100 1# $aPlayer, Paula.\n245 10 $aTall steps.\n"
                        + "260 ## $aNew York :$bAltissimo,$c1960."));
        assertThat(new Citations().all(recording))
                .allSatisfy(cited ->
                        assertThat(cited.html()).as(cited.style().title()).contains("Player", "1960"));
    }

    @Test
    void referenceManagersGetATagAField() {
        assertThat(Ris.of(BOOK, "https://library.example/records/7"))
                .startsWith("TY  - BOOK\r\nTI  - The quiet floor & others: 100% history\r\nAU  - Reader, Anna\r\n")
                .contains("ED  - Writer, B. C.\r\n", "PY  - 1994\r\n", "SN  - 9780306406157\r\n")
                .endsWith("ER  - \r\n");
        Description hostile = Describing.describe(MarcText.book("245 10 $aOne\u2028line"));
        assertThat(Ris.of(hostile, "x")).contains("TI  - One");
    }

    @Test
    void bibTexIsEscaped() {
        assertThat(BibTex.of(BOOK, "7"))
                .startsWith("@book{reader1994-7,\n")
                .contains("  title = {{The quiet floor \\& others: 100\\% history}},\n")
                .contains(
                        "  author = {Reader, Anna},\n", "  editor = {Writer, B. C.},\n", "  isbn = {9780306406157},\n");
    }

    @Test
    void oneBraceDoesNotBreakTheFileAndAddressesAreAsTheyAre() {
        Description odd = Describing.describe(
                MarcText.book("245 10 $aSets: { and so on\n856 40 $uhttps://example.org/a_b%20c#d~{e}"));
        String entry = BibTex.of(odd, "3");
        assertThat(entry).contains("url = {https://example.org/a_b%20c#d~%7Be%7D}");
        assertThat(entry.chars().filter(letter -> letter == '{').count())
                .isEqualTo(entry.chars().filter(letter -> letter == '}').count());
        assertThat(entry).contains("{\\textbraceleft}");
    }

    @Test
    void programsGetJson() {
        assertThat(new Citations().json(BOOK, "7"))
                .contains("\"id\":\"7\"", "\"type\":\"book\"", "\"family\":\"Reader\"", "\"edition\":\"2nd\"");
    }

    @Test
    void oneWorkAfterTheOtherIsCitedByItself() {
        Citations citations = new Citations();
        Description other = Describing.describe(MarcText.book("245 10 $aAnother one\n100 1# $aZed, Z."));

        List<Citations.Cited> first = citations.all(BOOK);
        citations.all(other);

        assertThat(citations.all(BOOK)).isEqualTo(first);
        assertThat(citations.all(other))
                .allSatisfy(cited -> assertThat(cited.html()).doesNotContain("Reader"));
    }
}
