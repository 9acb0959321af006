package org.carrel.catalogue.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalogue.MarcText.book;
import static org.carrel.catalogue.MarcText.record;

import java.util.List;
import org.carrel.catalogue.marc.MarcRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribingTest {

    private static Description of(String lines) {
        return Describing.describe(book(lines));
    }

    @Test
    void aTitleLosesThePunctuationThatOnlyLeadsOn() {
        Description one = of("245 14 $aThe quiet floor :$ba history /$cby A. Reader.");

        assertThat(one.title().latin()).isEqualTo("The quiet floor: a history");
        assertThat(one.shortTitle()).isEqualTo("The quiet floor");
        assertThat(one.sortTitle()).isEqualTo("quiet floor a history");
        assertThat(one.statement()).isEqualTo("by A. Reader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$aKind of night$h[sound recording] :$bsessions /|Kind of night: sessions",
                "$aAtlas.$nVolume 2,$pThe north /|Atlas. Volume 2, The north",
                "$aAtlas.$pThe north /|Atlas. The north",
                "$aLibraries =$bBibliothèques /|Libraries = Bibliothèques",
                "$aWait ...|Wait ...",
                "$aReport 1999.|Report 1999"
            })
    void partsOfATitleStandAsPeopleWriteThem(String field, String title) {
        assertThat(of("245 10 " + field).title().latin()).isEqualTo(title);
    }

    @Test
    void aRecordWithoutATitleIsKnownByAnotherOrSaysSo() {
        assertThat(of("246 10 $aSecond title").title().latin()).isEqualTo("Second title");
        assertThat(of("500 ## $aA note").title().latin()).isEqualTo("[Untitled]");
    }

    @Test
    void theOriginalScriptStandsBesideItsLatinLetters() {
        Description one = of("""
                100 1# $6880-02$aTanaka, Hiroshi.
                245 10 $6880-01$aToshokan no yoru.
                880 10 $6245-01/$1$a図書館の夜.
                880 1# $6100-02/$1$a田中宏.
                880 ## $6246-00/(3/r$aكتاب
                """);

        assertThat(one.title()).isEqualTo(new Text("Toshokan no yoru", "図書館の夜"));
        assertThat(one.names().getFirst().heading()).isEqualTo(new Text("Tanaka, Hiroshi", "田中宏"));
        assertThat(one.otherTitles()).containsExactly(Text.of("كتاب"));
    }

    @Test
    void namesStandOnceWithAllTheirRoles() {
        Description one = of("""
                100 1# $aAusten, Jane,$d1775-1817,$eauthor.$0(uri) http://names.example/1
                700 1# $aAusten, Jane,$d1775-1817.$tEmma.
                700 1# $aReader, A. B.,$eeditor,$eillustrator.
                710 2# $aQuiet Press, Inc.,$4pbl
                """);

        assertThat(one.names())
                .extracting(name -> name.heading().latin())
                .containsExactly("Austen, Jane, 1775-1817", "Reader, A. B.", "Quiet Press, Inc.");
        assertThat(one.names())
                .extracting(Name::roles)
                .containsExactly(List.of("author"), List.of("editor", "illustrator"), List.of("publisher"));
        assertThat(one.names()).extracting(Name::main).containsExactly(true, false, false);
        assertThat(one.names())
                .extracting(Name::kind)
                .containsExactly(Name.Kind.PERSON, Name.Kind.PERSON, Name.Kind.BODY);
        assertThat(one.otherTitles()).containsExactly(Text.of("Emma"));
    }

    @Test
    void subjectsAreDividedAndCountedByTheirTopic() {
        Description one = of("""
                600 10 $aAusten, Jane,$d1775-1817$xCriticism and interpretation.
                650 #0 $aLibraries$zEngland$y19th century.
                650 #7 $aLibraries$zEngland$y19th century.$2fast
                653 ## $areading$asilence
                655 #4 $aElectronic books.
                650 #4 $aArt.
                """);

        assertThat(one.subjects())
                .extracting(subject -> subject.heading().latin())
                .containsExactly(
                        "Austen, Jane, 1775-1817 – Criticism and interpretation",
                        "Libraries – England – 19th century",
                        "Art",
                        "reading",
                        "silence");
        assertThat(one.subjects()).extracting(Subject::topic).startsWith("Austen, Jane, 1775-1817", "Libraries");
        assertThat(one.genres()).containsExactly("Electronic books");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "s1994####|1994|-",
                "t20012000|2001|-",
                "c19809999|1980|-",
                "d19801999|1980|1999",
                "m19321954|1932|1954",
                "s198u####|1980|-",
                "s19uu####|2003|-",
                "n########|2003|-",
                "q19901995|1990|1995"
            })
    void yearsComeFromTheFixedFieldAndElseFromTheImprint(String fixed, String first, String last) {
        Description one = of("008 020805" + fixed + "nyu    j      000 1 eng  \n260 ## $c[c2003]");
        assertThat(one.firstYear()).isEqualTo(Integer.valueOf(first));
        assertThat(one.lastYear()).isEqualTo(last == null ? null : Integer.valueOf(last));
    }

    @ParameterizedTest
    @CsvSource({
        "am,BOOK",
        "as,JOURNAL",
        "ab,ARTICLE",
        "tm,ARCHIVE",
        "cm,MUSIC_SCORE",
        "jm,MUSIC_RECORDING",
        "im,SPOKEN_RECORDING",
        "em,MAP",
        "gm,VIDEO",
        "km,IMAGE",
        "mm,SOFTWARE",
        "om,KIT",
        "rm,OBJECT",
        "pc,ARCHIVE",
        "zz,OTHER"
    })
    void theLeaderTellsTheFormat(String type, Format format) {
        MarcRecord one = record("00000n" + type + " a2200000 a 4500", "245 10 $aTitle");
        assertThat(Describing.describe(one).format()).isEqualTo(format);
    }

    @Test
    void aThesisIsToldByItsNote() {
        assertThat(of("245 10 $aTitle\n502 ## $aThesis (Ph. D.)").format()).isEqualTo(Format.THESIS);
    }

    @Test
    void languagesStandOnceAndUnknownOnesNotAtAll() {
        assertThat(of("008 020805s2002    nyu    j      000 1 mul  \n041 1# $aengfre$ager$dund")
                        .languages())
                .containsExactly("eng", "fre", "ger");
    }

    @Test
    void onlyALinkToTheWorkItselfIsOnline() {
        Description about =
                of("856 42 $3Table of contents$uhttps://example.org/toc\n856 41 $3Cover image$uhttps://example.org/c");
        Description whole = of("856 40 $uhttps://example.org/book$zRead it here");
        Description wrong = of("856 40 $ujavascript:alert(1)\n856 40 $uhttps://a.example/\"><script>");

        assertThat(about.online()).isFalse();
        assertThat(about.links()).hasSize(2);
        assertThat(whole.online()).isTrue();
        assertThat(whole.links()).containsExactly(new Link("https://example.org/book", "Read it here", true));
        assertThat(wrong.links()).isEmpty();
    }

    @Test
    void theNumbersOfARecordAreThoseOthersKnowItBy() {
        Description one = of("""
                001 12345
                003 UkTest
                010 ## $a   2001000002
                020 ## $a0306406152 (pbk.)$z9780804429573
                022 ## $a0378-5955
                024 7# $a10.1000/182$2doi
                035 ## $a(OCoLC)ocm00012345
                035 ## $a(OTHER)1
                """);

        assertThat(one.identifiers())
                .containsExactly(
                        new Identifier(Identifier.Kind.CONTROL, "(UkTest)12345"),
                        new Identifier(Identifier.Kind.LCCN, "2001000002"),
                        new Identifier(Identifier.Kind.OCLC, "12345"),
                        new Identifier(Identifier.Kind.ISBN, "9780306406157"),
                        new Identifier(Identifier.Kind.ISSN, "03785955"),
                        new Identifier(Identifier.Kind.DOI, "10.1000/182"));
    }

    @Test
    void notesOfTheLibraryAreNotForReaders() {
        Description one = of(
                "500 ## $aIncludes index.\n541 ## $aGift of somebody\n583 ## $aretained\n590 ## $aLocal\n505 0# $aOne -- Two.");
        assertThat(one.notes()).containsExactly("Includes index.");
        assertThat(one.contents()).containsExactly("One -- Two.");
    }

    @Test
    void foldedTextIsTheSameInAnySpelling() {
        assertThat(Folding.key("  L’Église — À la Renaissance! ")).isEqualTo("leglise a la renaissance");
        assertThat(Folding.key("Łódź Straße Ærø")).isEqualTo("lodz strasse aero");
        assertThat(Folding.key("図書館 の夜")).isEqualTo("図書館 の夜");
        assertThat(Folding.key("Ｆｕｌｌ width")).isEqualTo("full width");
        assertThat(Folding.key("... ?!")).isEmpty();
    }
}
