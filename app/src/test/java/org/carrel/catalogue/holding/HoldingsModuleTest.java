package org.carrel.catalogue.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.holding.Holdings.Outcome;
import org.carrel.catalogue.holding.Holdings.TypedItem;
import org.carrel.catalogue.record.Cataloguing;
import org.carrel.catalogue.record.Copy;
import org.carrel.catalogue.sharedprint.Commitments;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@Import(CatalogueForTests.class)
class HoldingsModuleTest {

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private Holdings holdings;

    @Autowired
    private Cataloguing cataloguing;

    @Autowired
    private Commitments commitments;

    @Autowired
    private Sites sites;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Visitor librarian;
    private RecordId record;
    private long holding;

    @BeforeEach
    void aBook() {
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        record = catalogue.book("008 020805s1901    enk           000 0 eng d\n245 10 $aAn old book");
        holding = catalogue.holding(record, "north-1", "A1");
    }

    private Copy copy(String barcode) {
        return catalogue.read(record).places().stream()
                .flatMap(place -> place.copies().stream())
                .filter(one -> one.barcode().equals(barcode))
                .findFirst()
                .orElseThrow();
    }

    private Outcome withdraw(String barcode) {
        return holdings.changeItem(
                copy(barcode).id(),
                new TypedItem(barcode, "standard", ItemStatus.WITHDRAWN, ""),
                catalogue.librarian());
    }

    private void promise() {
        librarian.post(
                "/catalogue/shared-print",
                Map.of("holding", String.valueOf(holding), "programme", "UKRR", "lastCopy", "true"));
    }

    @Test
    void aBarcodeIsOneItemsAlone() {
        String barcode = catalogue.item(holding, ItemStatus.AVAILABLE);
        TypedItem again = new TypedItem(barcode, "standard", ItemStatus.AVAILABLE, "");

        assertThat(holdings.addItem(holding, again, catalogue.librarian())).isEqualTo(new Outcome.Refused("taken"));
        String other = catalogue.item(holding, ItemStatus.AVAILABLE);
        assertThat(holdings.changeItem(copy(other).id(), again, catalogue.librarian()))
                .isEqualTo(new Outcome.Refused("taken"));
    }

    @Test
    void whatIsTypedWronglyIsRefused() {
        assertThat(holdings.add(record, "nowhere", "", "", "", catalogue.librarian()))
                .isEqualTo(new Outcome.Refused("location"));
        assertThat(holdings.add(record, "north-1", "a\u0000b", "", "", catalogue.librarian()))
                .isEqualTo(new Outcome.Refused("text"));
        assertThat(holdings.addItem(
                        holding,
                        new TypedItem("has space", "standard", ItemStatus.AVAILABLE, ""),
                        catalogue.librarian()))
                .isEqualTo(new Outcome.Refused("barcode"));
        assertThat(holdings.addItem(
                        holding, new TypedItem("123", "nothing", ItemStatus.AVAILABLE, ""), catalogue.librarian()))
                .isEqualTo(new Outcome.Refused("type"));
    }

    @Test
    void whatAnItemAndAHoldingWereIsKept() {
        String barcode = catalogue.item(holding, ItemStatus.AVAILABLE);
        withdraw(barcode);
        holdings.change(holding, "south-store", "B2", "", "", catalogue.librarian());

        assertThat(jdbc.sql("SELECT v.status FROM catalogue.item_version v JOIN catalogue.item i ON i.id = v.item_id"
                                + " WHERE i.barcode = ?")
                        .param(barcode)
                        .query(String.class)
                        .list())
                .containsExactly("available");
        assertThat(jdbc.sql("SELECT location_code FROM catalogue.holding_version WHERE holding_id = ?")
                        .param(holding)
                        .query(String.class)
                        .list())
                .containsExactly("north-1");
    }

    @Test
    void theLastCopyOfWhatIsPromisedStays() {
        String first = catalogue.item(holding, ItemStatus.AVAILABLE);
        String second = catalogue.item(holding, ItemStatus.AVAILABLE);
        promise();

        assertThat(withdraw(first)).isInstanceOf(Outcome.Done.class);
        assertThat(withdraw(second)).isEqualTo(new Outcome.Refused("promised"));
        assertThat(copy(second).status()).isEqualTo(ItemStatus.AVAILABLE);

        long promise = commitments.of(record).getFirst().id();
        librarian.post("/catalogue/shared-print/" + promise + "/end", Map.of("why", "Kept elsewhere"));
        assertThat(withdraw(second)).isInstanceOf(Outcome.Done.class);
    }

    private TypedItem typed(String barcode, ItemStatus status, ItemStatus was, String part) {
        return new TypedItem(barcode, "standard", status, was, part);
    }

    @Test
    void whatIsLendingsIsSetByLendingAlone() {
        for (ItemStatus lendings : List.of(ItemStatus.ON_LOAN, ItemStatus.ON_HOLD_SHELF, ItemStatus.IN_TRANSIT)) {
            assertThat(holdings.addItem(holding, new TypedItem("L-1", "standard", lendings, ""), catalogue.librarian()))
                    .isEqualTo(new Outcome.Refused("lending"));
            String here = catalogue.item(holding, ItemStatus.AVAILABLE);
            assertThat(holdings.changeItem(
                            copy(here).id(), typed(here, lendings, ItemStatus.AVAILABLE, ""), catalogue.librarian()))
                    .isEqualTo(new Outcome.Refused("lending"));
            String out = catalogue.item(holding, lendings);
            for (ItemStatus wish : List.of(ItemStatus.AVAILABLE, ItemStatus.MISSING, ItemStatus.WITHDRAWN)) {
                assertThat(holdings.changeItem(copy(out).id(), typed(out, wish, lendings, ""), catalogue.librarian()))
                        .isEqualTo(new Outcome.Refused("out"));
            }
            assertThat(withdraw(out)).isEqualTo(new Outcome.Refused("out"));
            assertThat(copy(out).status()).isEqualTo(lendings);
        }
    }

    @Test
    void whoeverChangesAnotherFieldLeavesTheStatusToLending() {
        String lent = catalogue.item(holding, ItemStatus.ON_LOAN);
        // The form was shown before the loan, and saved after it.
        Outcome stale = holdings.changeItem(
                copy(lent).id(),
                typed(lent, ItemStatus.AVAILABLE, ItemStatus.AVAILABLE, "v. 2"),
                catalogue.librarian());
        assertThat(stale).isInstanceOf(Outcome.Done.class);
        assertThat(copy(lent).status()).isEqualTo(ItemStatus.ON_LOAN);
        assertThat(copy(lent).part()).isEqualTo("v. 2");
        // And the other way round: it came back while the form was open.
        String back = catalogue.item(holding, ItemStatus.AVAILABLE);
        Outcome late = holdings.changeItem(
                copy(back).id(), typed(back, ItemStatus.ON_LOAN, ItemStatus.ON_LOAN, "v. 3"), catalogue.librarian());
        assertThat(late).isInstanceOf(Outcome.Done.class);
        assertThat(copy(back).status()).isEqualTo(ItemStatus.AVAILABLE);
        assertThat(copy(back).part()).isEqualTo("v. 3");
    }

    @Test
    void theFormOffersNoStatusOfLendingsAndKeepsTheOneThereIs() {
        String lent = catalogue.item(holding, ItemStatus.ON_LOAN);
        String address = "/catalogue/records/" + record.value();
        String page = librarian.get(address).body();
        assertThat(page).contains("name=\"was\" value=\"on_loan\"", "Set by the issue desk");
        assertThat(page).doesNotContain("<option value=\"on_loan\"");
        librarian.post(
                address + "/items/" + copy(lent).id().value(),
                Map.of("barcode", lent, "type", "short", "status", "on_loan", "was", "on_loan", "part", "c. 2"));
        assertThat(copy(lent).status()).isEqualTo(ItemStatus.ON_LOAN);
        assertThat(copy(lent).type()).isEqualTo("Short loan");
        librarian.post(
                address + "/items/" + copy(lent).id().value(),
                Map.of("barcode", lent, "type", "short", "status", "withdrawn", "part", "c. 2"));
        assertThat(copy(lent).status()).isEqualTo(ItemStatus.ON_LOAN);
        assertThat(librarian.get(address + "?refused=out").body()).contains("Take it back at the issue desk first");
        assertThat(librarian.get(address + "?refused=lending").body()).contains("are set at the issue desk alone");
    }

    @Test
    void aRecordOfWhichAnItemIsOutIsNotTakenAway() {
        catalogue.item(holding, ItemStatus.ON_LOAN);
        assertThat(cataloguing.delete(record, catalogue.librarian()))
                .isEqualTo(new Cataloguing.Outcome.Refused("items"));
    }

    @Test
    void aPromiseIsToldInTheRecord() {
        promise();

        assertThat(commitments
                        .noted(commitments.of(record), catalogue.read(record).marc())
                        .data("583"))
                .extracting(field -> field.text("afl"))
                .containsExactly("committed to retain UKRR last copy");
        assertThat(catalogue.read(record).marc().data("583")).isEmpty();
    }

    @Test
    void whatHasOneCopyLeftCouldBePromised() {
        catalogue.item(holding, ItemStatus.AVAILABLE);
        String address = "/catalogue/records/" + record.value();

        assertThat(librarian.get("/catalogue/shared-print?before=1950").body()).contains(address);
        assertThat(librarian
                        .get("/catalogue/shared-print/candidates.csv?before=1950")
                        .body())
                .contains("\n" + record.value() + ",\"An old book\"");
        assertThat(librarian.get("/catalogue/shared-print?before=1900").body()).doesNotContain(address);
        catalogue.item(holding, ItemStatus.AVAILABLE);
        assertThat(librarian.get("/catalogue/shared-print?before=1950").body()).doesNotContain(address);
    }

    @Test
    void placesThatSomethingStandsAtAreNotForgotten() {
        List<Campus> before = sites.campuses();
        assertThat(sites.set(
                        before.stream()
                                .filter(campus -> !campus.code().equals("north"))
                                .toList(),
                        sites.types()))
                .isInstanceOfSatisfying(
                        Sites.Outcome.Refused.class,
                        refused -> assertThat(refused.inUse()).containsExactly("north-1"));
        assertThat(sites.campuses()).isEqualTo(before);
    }

    @Test
    void sitesAreTypedLineByLine() {
        String types = SitesText.types(sites.types());
        String campuses = SitesText.campuses(sites.campuses());

        assertThat(sites.set(campuses + "east = East Campus\n  east-1 = Hall\n", types))
                .isInstanceOf(Sites.Outcome.Done.class);
        assertThat(sites.campuses()).extracting(Campus::code).contains("east");
        assertThat(sites.set(campuses, types)).isInstanceOf(Sites.Outcome.Done.class);
        assertThat(librarian
                        .post("/catalogue/sites", Map.of("campuses", "  lost = Nowhere\nNo code\n", "types", types))
                        .body())
                .contains("Line 1 is a location without a campus", "Line 2 is no code");
    }
}
