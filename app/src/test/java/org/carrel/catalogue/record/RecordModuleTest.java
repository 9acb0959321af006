package org.carrel.catalogue.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.Items;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.description.ShelfKey;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@Import(CatalogueForTests.class)
class RecordModuleTest {

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private Cataloguing cataloguing;

    @Autowired
    private Records records;

    @Autowired
    private Changes changes;

    @Autowired
    private Uses uses;

    @Autowired
    private Items items;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Visitor reader;
    private Visitor librarian;

    @BeforeEach
    void visitors() {
        reader = new Visitor(port);
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
    }

    private RecordId book() {
        return catalogue.book("""
                008 020805s1994    enk           000 0 eng d
                020 ## $a0306406152
                100 1# $aReader, Anna.
                245 14 $aThe quiet floor :$ba history /$cAnna Reader.
                260 ## $aLondon :$bQuiet Press,$c1994.
                650 #0 $aLibraries$xHistory.
                """);
    }

    private String page(RecordId record) {
        return reader.get("/records/" + record.value()).body();
    }

    private static String path(RecordId record) {
        return "/catalogue/records/" + record.value();
    }

    @Test
    void aReaderSeesTheWorkAndWhereItIs() {
        RecordId record = book();
        long holding = catalogue.holding(record, "north-1", "Z675 .R43 1994");
        catalogue.item(holding, ItemStatus.AVAILABLE);
        catalogue.item(holding, ItemStatus.ON_LOAN);

        assertThat(page(record))
                .contains(
                        "The quiet floor: a history", "North Campus, Level 1", "Z675 .R43 1994", "Available", "On loan")
                .contains("/search?q=subject%3A%22Libraries+%E2%80%93+History%22")
                .contains("\"@type\":\"Book\"");
    }

    @Test
    void whatARecordSaysIsNeverExecuted() {
        RecordId record = catalogue.book("245 10 $a</title><script>alert(1)</script>\n856 40 $ujavascript:alert(2)");

        for (String path : List.of("", "/marc", "/citation")) {
            assertThat(reader.get("/records/" + record.value() + path).body())
                    .doesNotContain("<script>alert", "javascript:alert(2)\"");
        }
    }

    @Test
    void anAddressLeadsToTheRecordThatStandsForItOrSaysThatItIsGone() {
        RecordId first = book();
        RecordId second = book();
        RecordId third = book();
        cataloguing.merge(first, second, catalogue.librarian());
        cataloguing.merge(second, third, catalogue.librarian());

        HttpResponse<String> moved = reader.get("/records/" + first.value());
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location").orElseThrow()).endsWith("/records/" + third.value());

        cataloguing.delete(third, catalogue.librarian());
        assertThat(reader.get("/records/" + third.value()).statusCode()).isEqualTo(410);
        assertThat(reader.get("/records/999999999").statusCode()).isEqualTo(404);
        assertThat(reader.get("/records/nonsense").statusCode()).isIn(400, 404);
    }

    @Test
    void holdingsAndUsesGoToTheRecordThatStays() {
        RecordId first = book();
        RecordId second = book();
        long holding = catalogue.holding(first, "south-store", "");
        catalogue.item(holding, ItemStatus.AVAILABLE);
        uses.count(first);
        uses.count(first);
        uses.count(second);
        uses.write();

        cataloguing.merge(first, second, catalogue.librarian());

        assertThat(catalogue.read(second).places()).extracting(Place::holding).containsExactly(holding);
        assertThat(jdbc.sql("SELECT uses FROM catalogue.popularity WHERE record_id = ?")
                        .param(second.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aLoanCountsAsAUse() {
        RecordId record = book();
        items.lent(record);
        items.lent(record);
        uses.write();
        assertThat(jdbc.sql("SELECT uses FROM catalogue.popularity WHERE record_id = ?")
                        .param(record.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /// Reading a record anew for each look would cost more than the order of results is worth.
    @Test
    void theIndexHearsOfUsesEachTimeTheyHaveDoubled() {
        RecordId record = book();
        List<Boolean> told = new ArrayList<>();
        for (int use = 0; use < 8; use++) {
            String before = touched(record);
            uses.count(record);
            uses.write();
            told.add(!touched(record).equals(before));
        }
        assertThat(told).containsExactly(true, true, false, true, false, false, false, true);
    }

    @Test
    void whoeverAsksOverAndOverAgainCountsOnce() {
        RecordId record = book();
        for (int look = 0; look < 5; look++) {
            new Visitor(port).get("/records/" + record.value());
        }
        reader.get("/records/" + record.value(), "User-Agent", "Examplebot/2.1");
        uses.write();
        assertThat(jdbc.sql("SELECT uses FROM catalogue.popularity WHERE record_id = ?")
                        .param(record.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private String touched(RecordId record) {
        return jdbc.sql("SELECT touched_in FROM catalogue.record_touch WHERE record_id = ?")
                .param(record.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void aSuppressedRecordIsForStaffAlone() {
        RecordId record = book();
        librarian.post(path(record) + "/suppression", Map.of("suppressed", "true"));

        assertThat(reader.get("/records/" + record.value()).statusCode()).isEqualTo(404);
        assertThat(reader.get("/records/" + record.value() + "/citation.ris").statusCode())
                .isEqualTo(404);
        assertThat(librarian.get("/records/" + record.value()).body()).contains("Only staff see this record");

        librarian.post(path(record) + "/suppression", Map.of("suppressed", "false"));
        assertThat(reader.get("/records/" + record.value()).statusCode()).isEqualTo(200);
    }

    @Test
    void everyChangeIsAVersionWithWhoAndWhyAndCanBeTakenBack() {
        RecordId record = book();
        String lines = MarcLines.text(catalogue.read(record).marc());
        librarian.post(
                path(record),
                Map.of("lines", lines.replace("quiet", "loud"), "version", "1", "why", "The title page says so"));

        assertThat(catalogue.read(record).description().shortTitle()).isEqualTo("The loud floor");
        assertThat(librarian.get(path(record)).body()).contains("The title page says so");
        assertThat(changes.versions(record))
                .extracting(Changes.Version::version)
                .containsExactly(2, 1);
        assertThat(changes.versions(record).getFirst().by()).isNotNull();
        assertThat(librarian.get(path(record) + "/versions/1").body()).contains("difference-gone", "The quiet floor");

        librarian.post(path(record) + "/versions/1/restoration", Map.of("seen", "2"));
        assertThat(catalogue.read(record).description().shortTitle()).isEqualTo("The quiet floor");
        assertThat(catalogue.read(record).version()).isEqualTo(3);
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsNotLost() {
        RecordId record = book();
        String lines = MarcLines.text(catalogue.read(record).marc());
        librarian.post(path(record), Map.of("lines", lines.replace("quiet", "loud"), "version", "1"));

        HttpResponse<String> late =
                librarian.post(path(record), Map.of("lines", lines.replace("quiet", "cold"), "version", "1"));

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Somebody else has changed the record", "The cold floor");
        assertThat(catalogue.read(record).description().shortTitle()).isEqualTo("The loud floor");
    }

    @Test
    void aWrongLineIsNamedAndNothingTypedIsLost() {
        RecordId record = book();
        HttpResponse<String> refused = librarian.post(
                path(record), Map.of("lines", "LDR " + MarcText.BOOK + "\n245 $aNo indicators", "version", "1"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Line 2 needs two indicators", "No indicators");
        assertThat(catalogue.read(record).version()).isEqualTo(1);
    }

    @Test
    void holdingsOfAnotherWorkGetARecordOfTheirOwn() {
        RecordId record = book();
        long stays = catalogue.holding(record, "north-1", "A1");
        long goes = catalogue.holding(record, "south-store", "B2");

        String location = librarian
                .post(path(record) + "/split", Map.of("holding", String.valueOf(goes)))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        RecordId fresh = new RecordId(Long.parseLong(location.substring(location.lastIndexOf('/') + 1)));
        assertThat(catalogue.read(record).places()).extracting(Place::holding).containsExactly(stays);
        assertThat(catalogue.read(fresh).places()).extracting(Place::holding).containsExactly(goes);
        assertThat(librarian.post(path(record) + "/split", Map.of()).body()).contains("Choose the holdings");

        // The button was pressed twice.
        long records = jdbc.sql("SELECT count(*) FROM catalogue.record")
                .query(Long.class)
                .single();
        assertThat(librarian
                        .post(path(record) + "/split", Map.of("holding", String.valueOf(goes)))
                        .body())
                .contains("they were moved meanwhile");
        assertThat(jdbc.sql("SELECT count(*) FROM catalogue.record")
                        .query(Long.class)
                        .single())
                .isEqualTo(records);
    }

    @Test
    void whatIsPartedFromARecordIsNotItsSourcesAnyMore() {
        RecordId record = catalogue.book("001 src-77\n003 SRC\n008 020805s1994    enk           000 0 eng d\n"
                + "035 ## $a(OCoLC)77\n245 10 $aTwo works in one");
        long goes = catalogue.holding(record, "north-1", "");
        catalogue.holding(record, "south-store", "");
        librarian.post(path(record) + "/split", Map.of("holding", String.valueOf(goes)));

        assertThat(jdbc.sql("SELECT record_id FROM catalogue.record_identifier WHERE value LIKE '%src-77'")
                        .query(Long.class)
                        .list())
                .containsExactly(record.value());
    }

    @Test
    void aJoiningIsUndoneWithWhatItTookAlong() {
        RecordId first = book();
        RecordId second = book();
        long holding = catalogue.holding(first, "south-store", "Z9");
        long others = catalogue.holding(second, "north-1", "A1");
        librarian.post(path(first) + "/merge", Map.of("into", String.valueOf(second.value())));
        assertThat(reader.get("/records/" + first.value()).statusCode()).isEqualTo(301);
        assertThat(librarian.get(path(first)).body()).contains("was joined to another one", "Joined", "Bring it back");

        librarian.post(path(first) + "/return", Map.of());

        assertThat(reader.get("/records/" + first.value()).statusCode()).isEqualTo(200);
        assertThat(catalogue.read(first).places()).extracting(Place::holding).containsExactly(holding);
        assertThat(catalogue.read(second).places()).extracting(Place::holding).containsExactly(others);
        assertThat(librarian.get(path(first)).body()).contains("Brought back");
    }

    @Test
    void aDeletionIsSeenAndUndone() {
        RecordId record = book();
        librarian.post(path(record) + "/deletion", Map.of());
        assertThat(reader.get("/records/" + record.value()).statusCode()).isEqualTo(410);
        assertThat(librarian.get(path(record)).body()).contains("This record was deleted", "Deleted");

        librarian.post(path(record) + "/return", Map.of());
        assertThat(reader.get("/records/" + record.value()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoAddedAHoldingAndAnItemIsKept() {
        RecordId record = book();
        String barcode = catalogue.item(catalogue.holding(record, "south-store", "Q12"), ItemStatus.AVAILABLE);
        assertThat(librarian.get(path(record)).body())
                .contains(
                        "Holdings and items",
                        "south-store Q12",
                        "Holding added or changed",
                        barcode,
                        "Item added or changed");
    }

    @Test
    void aRecordWithItemsIsNotDeleted() {
        RecordId record = book();
        catalogue.item(catalogue.holding(record, "north-1", ""), ItemStatus.AVAILABLE);

        HttpResponse<String> refused = librarian.post(path(record) + "/deletion", Map.of());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("It still has items");
        assertThat(records.find(record)).isInstanceOf(Found.Here.class);
    }

    @Test
    void onlyCataloguersChangeAnything() {
        RecordId record = book();
        Visitor student = new Visitor(port);
        student.signIn(TestAccounts.reader(people, UserGroup.STUDENT).username(), TestAccounts.PASSWORD);

        for (String path : List.of(path(record), "/catalogue", "/catalogue/sites", "/catalogue/shared-print")) {
            assertThat(student.get(path).statusCode()).as(path).isIn(403, 404);
        }
        assertThat(student.post(path(record) + "/deletion", Map.of()).statusCode())
                .isIn(403, 404);
        assertThat(records.find(record)).isInstanceOf(Found.Here.class);
    }

    @Test
    void everythingShownOfARecordTouchesIt() {
        RecordId record = book();
        long before = touchedIn(record);
        long holding = catalogue.holding(record, "north-1", "");
        long afterHolding = touchedIn(record);
        catalogue.item(holding, ItemStatus.AVAILABLE);

        assertThat(afterHolding).isGreaterThan(before);
        assertThat(touchedIn(record)).isGreaterThan(afterHolding);
    }

    private long touchedIn(RecordId record) {
        return jdbc.sql("SELECT CAST(CAST(touched_in AS text) AS bigint) FROM catalogue.record WHERE id = ?")
                .param(record.value())
                .query(Long.class)
                .single();
    }

    @Test
    void shelvesAreWalkedInTheOrderOfCallNumbers() {
        RecordId second = book();
        catalogue.holding(second, "north-1", "QX76 .B2");
        RecordId first = book();
        catalogue.holding(first, "south-store", "QX9 .C1");
        RecordId third = book();
        catalogue.holding(third, "north-1", "QX76.5 .A1");

        assertThat(page(second)).contains("Beside it on the shelf");
        String shelf = reader.get("/shelf?from=" + encoded(ShelfKey.of("QX9").orElseThrow()) + "&holding=0")
                .body();
        assertThat(shelf).containsSubsequence("QX9 .C1", "QX76 .B2", "QX76.5 .A1");
        assertThat(reader.get("/shelf?from=~&holding=0").body()).contains("The shelves end here");
        assertThat(reader.get("/shelf?from=%00&holding=0").statusCode()).isLessThan(500);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
