package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalogue.RecordsForTests.book;
import static org.carrel.catalogue.RecordsForTests.field;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.catalogue.index.Facet;
import org.carrel.catalogue.index.IndexForTests;
import org.carrel.catalogue.index.NoIndex;
import org.carrel.catalogue.index.Place;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.junit.jupiter.api.Test;

/// What is found, and in which order, in a handful of records.
class SearchingTest {

    private final IndexForTests records = new IndexForTests();
    private CatalogueIndex index = new CatalogueIndex();

    private Found ask(SearchRequest request) {
        try {
            return index.read(reading -> new Searching(reading, new Remembered()).answer(request));
        } catch (NoIndex e) {
            throw new AssertionError(e);
        }
    }

    private Found ask(String text) {
        return ask(SearchRequest.of(text));
    }

    private List<String> titles(String text) {
        return titles(ask(text));
    }

    private static List<String> titles(Found found) {
        return found.hits().stream().map(hit -> hit.shown().title()).toList();
    }

    private static Filters filters(Facet facet, String... values) {
        SequencedSet<String> chosen = new LinkedHashSet<>(List.of(values));
        Map<Facet, SequencedSet<String>> map = new EnumMap<>(Facet.class);
        map.put(facet, chosen);
        return new Filters(map, null, null);
    }

    private static MarcRecord with(MarcRecord record, MarcField more) {
        List<MarcField> fields = new ArrayList<>(record.fields());
        fields.add(more);
        return new MarcRecord(record.leader(), fields);
    }

    @Test
    void theTitleThatIsJustWhatWasTypedComesFirst() {
        records.add(book("The road to Wigan Pier", "Orwell, George", 1937))
                .add(book("On the road", "Kerouac, Jack", 1957))
                .add(book("Road building in hot climates: road surfaces and the road", "", 1990, "Roads"))
                .add(book("The road", "McCarthy, Cormac", 2006));
        index = records.index();
        assertThat(titles("the road")).first().isEqualTo("The road");
        assertThat(titles("on the road")).first().isEqualTo("On the road");
    }

    @Test
    void oneWithoutTheSmallWordsIsFoundAsWell() {
        records.add(book("Pride & prejudice", "Austen, Jane", 1813));
        index = records.index();
        assertThat(titles("pride and prejudice")).hasSize(1);
        assertThat(titles("the pride of prejudice")).hasSize(1);
    }

    @Test
    void namesAreNotStemmed() {
        records.add(book("A life", "Woods, Rose", 1990)).add(book("Another life", "Wood, Ross", 1990));
        index = records.index();
        assertThat(titles("author:woods")).containsExactly("A life");
        assertThat(titles("author:wood")).containsExactly("Another life");
    }

    @Test
    void pluralsOfTitlesAre() {
        records.add(book("Public libraries of Wales", "", 1990));
        index = records.index();
        assertThat(titles("library wales")).hasSize(1);
    }

    @Test
    void oftenUsedComesBeforeSeldomUsed() {
        records.add(book("Organic chemistry", "Smith, Anne", 1990))
                .add(book("Organic chemistry", "Jones, Bela", 1990), 500);
        index = records.index();
        assertThat(ask("organic chemistry").hits().getFirst().shown().names()).contains("Jones, Bela");
    }

    @Test
    void numbersAreFoundHoweverTheyAreTyped() {
        records.add(with(book("Pride and prejudice", "", 2003), field("020", "0141439513")));
        index = records.index();
        for (String typed : List.of("0141439513", "978-0-14-143951-8", "9780141439518", "isbn:9780141439518")) {
            assertThat(titles(typed)).as(typed).hasSize(1);
        }
        assertThat(titles("9780141439501")).isEmpty();
    }

    @Test
    void aSlipOfTheFingerIsPutRight() {
        records.add(book("Thermodynamics of irreversible processes", "Prigogine, Ilya", 1967))
                .add(book("Electrodynamics", "", 1980));
        index = records.index();
        Found found = ask("thermodinamics prigogin");
        assertThat(titles(found)).hasSize(1);
        assertThat(found.text()).isEqualTo("thermodynamics prigogine");
        assertThat(found.remarks()).contains(Remark.of("corrected", "thermodinamics prigogin", found.text()));
        assertThat(titles("thermo dynamics")).hasSize(1);
        assertThat(titles("irreversibleprocesses")).hasSize(1);
    }

    /// Each of the slips is a word of some other record.
    @Test
    void slipsInTwoWordsThatBothStandSomewhereArePutRight() {
        for (int number = 1; number < 8; number++) {
            records.add(book("Jazz guitar " + number, "", 1990));
        }
        records.add(book("Jaz, a river", "", 1991)).add(book("Gitar dersleri", "", 1992));
        index = records.index();
        Found found = ask("jaz gitar");
        assertThat(found.text()).isEqualTo("jazz guitar");
        assertThat(titles(found)).hasSize(7);
    }

    @Test
    void whereNoRecordHasAllWordsThoseWithMostComeUp() {
        records.add(book("Soil mechanics and foundations", "", 1990)).add(book("Water", "", 1990));
        index = records.index();
        Found found = ask("soil mechanics water");
        assertThat(titles(found)).containsExactly("Soil mechanics and foundations");
        assertThat(found.remarks()).extracting(Remark::key).containsExactly("fewer");
    }

    @Test
    void countsOfAFacetAreThoseWithoutItsOwnChoice() {
        Place here = new Place("north", "QA 1", ItemStatus.AVAILABLE);
        Place lent = new Place("south", "QA 1", ItemStatus.ON_LOAN);
        records.add(book("Algebra one", "", 1990, "Algebra"), here)
                .add(book("Algebra two", "", 1991, "Algebra"), lent)
                .add(book("Algebra three", "", 2001, "Rings"), here, lent)
                .add(book("Geometry", "", 2001, "Geometry"), here);
        index = records.index();
        Found all = ask("algebra");
        assertThat(all.counts().total()).isEqualTo(3);
        assertThat(all.counts().of(Facet.NOW_AT)).containsExactly(new Counts.Value("north", 2));
        assertThat(all.counts().of(Facet.CAMPUS))
                .containsExactlyInAnyOrder(new Counts.Value("north", 2), new Counts.Value("south", 2));
        assertThat(all.counts().of(Facet.AVAILABILITY))
                .containsExactlyInAnyOrder(new Counts.Value("now", 2), new Counts.Value("on_loan", 1));
        Found north = ask(SearchRequest.of("algebra").with(filters(Facet.NOW_AT, "north")));
        assertThat(titles(north)).containsExactlyInAnyOrder("Algebra one", "Algebra three");
        assertThat(north.counts().asked()).isEqualTo(3);
        Found rings = ask(SearchRequest.of("algebra").with(filters(Facet.TOPIC, "Rings")));
        assertThat(rings.counts().total()).isEqualTo(1);
        assertThat(rings.counts().of(Facet.TOPIC))
                .contains(new Counts.Value("Algebra", 2), new Counts.Value("Rings", 1));
        assertThat(rings.counts().of(Facet.NOW_AT)).containsExactly(new Counts.Value("north", 1));
        Found years = ask(SearchRequest.of("algebra").with(new Filters(Map.of(), 1990, 1999)));
        assertThat(titles(years)).containsExactlyInAnyOrder("Algebra one", "Algebra two");
        assertThat(years.counts().years()).containsExactly(Map.entry(1990, 1), Map.entry(1991, 1), Map.entry(2001, 1));
    }

    @Test
    void resultsComeInTheOrderThatWasAskedFor() {
        records.add(book("Beta", "Young, A.", 1990))
                .add(book("The alpha", "Zuse, K.", 2001))
                .add(book("Gamma", "Adams, D.", 1980));
        index = records.index();
        SearchRequest all = SearchRequest.of("");
        assertThat(titles(ask(all.with(Order.NEWEST)))).containsExactly("The alpha", "Beta", "Gamma");
        assertThat(titles(ask(all.with(Order.OLDEST)))).containsExactly("Gamma", "Beta", "The alpha");
        assertThat(titles(ask(all.with(Order.AUTHOR)))).containsExactly("Gamma", "Beta", "The alpha");
        assertThat(ask(all.with(Order.TITLE)).hits()).hasSize(3);
    }

    @Test
    void pagesFollowEachOtherAndEndWhereNobodyReadsOn() {
        IntStream.range(0, 50).forEach(i -> records.add(book("Volume " + i, "", 1900 + i)));
        index = records.index();
        SearchRequest request = SearchRequest.of("volume").with(Order.OLDEST);
        assertThat(titles(ask(request.page(3)))).hasSize(10).startsWith("Volume 40");
        assertThat(titles(ask(request.page(4)))).isEmpty();
        assertThat(titles(ask(request.page(1_000_000_000)))).isEmpty();
        assertThat(ask(request.page(10_000)).counts().total()).isEqualTo(50);
    }

    @Test
    void recordsAlikeShareNamesOrSubjects() throws NoIndex {
        records.add(book("Jazz piano", "Levine, Mark", 1989, "Piano music (Jazz)"))
                .add(book("Jazz theory", "Levine, Mark", 1995, "Jazz"))
                .add(book("Ragtime", "Joplin, Scott", 1971, "Piano music (Jazz)"))
                .add(book("Bees", "Frisch, Karl", 1950, "Bees"));
        index = records.index();
        var first = records.records().getFirst();
        List<String> alike = index
                .read(reading -> new Searching(reading, new Remembered()).like(first.id(), first.description(), 5))
                .stream()
                .map(hit -> hit.shown().title())
                .toList();
        assertThat(alike).containsExactlyInAnyOrder("Jazz theory", "Ragtime");
    }

    @Test
    void booleansFieldsAndPhrasesDoWhatTheySay() {
        records.add(book("Kind of blue", "Davis, Miles", 1959))
                .add(book("Blue kind", "Evans, Bill", 1960))
                .add(book("Miles ahead", "Gil, Evans", 1957));
        index = records.index();
        assertThat(titles("\"kind of blue\"")).containsExactly("Kind of blue");
        assertThat(titles("kind blue NOT davis")).containsExactly("Blue kind");
        assertThat(titles("title:miles")).containsExactly("Miles ahead");
        assertThat(titles("author:miles OR title:ahead")).containsExactlyInAnyOrder("Kind of blue", "Miles ahead");
        assertThat(titles("year:1958-1960")).hasSize(2);
        assertThat(titles("ahea*")).containsExactly("Miles ahead");
        assertThat(titles("*:*")).hasSize(3);
    }

    @Test
    void whatWasAskedForIsMarkedAndScriptsNeverRun() {
        records.add(book("<script>alert(1)</script> libraries & more", "", 2001));
        index = records.index();
        Found found = ask("library");
        List<Marks.Piece> pieces =
                found.marks().in(found.hits().getFirst().shown().title());
        assertThat(pieces).contains(new Marks.Piece("libraries", true));
        assertThat(String.join("", pieces.stream().map(Marks.Piece::text).toList()))
                .isEqualTo("<script>alert(1)</script> libraries & more");
    }
}
