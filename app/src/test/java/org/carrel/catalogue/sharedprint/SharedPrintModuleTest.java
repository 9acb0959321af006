package org.carrel.catalogue.sharedprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.record.Cataloguing;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was promised of journals, which are kept by their volumes and need no items.
@CarrelTest
@Import(CatalogueForTests.class)
class SharedPrintModuleTest {

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private Cataloguing cataloguing;

    @Autowired
    private Commitments commitments;

    @Autowired
    private PromisesThatEnd ending;

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
    void aJournal() {
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        record = catalogue.book("008 020805s1901    enk           000 0 eng d\n245 10 $aA journal of old");
        holding = catalogue.holding(record, "north-1", "A1");
    }

    private void promise() {
        librarian.post(
                "/catalogue/shared-print",
                Map.of("holding", String.valueOf(holding), "programme", "UKRR", "lastCopy", "true"));
    }

    private void end() {
        long promise = commitments.of(record).getFirst().id();
        librarian.post("/catalogue/shared-print/" + promise + "/end", Map.of("why", "Kept elsewhere"));
    }

    @Test
    void whatIsPromisedIsNeitherDeletedNorHiddenEvenWithoutItems() {
        promise();
        assertThat(cataloguing.delete(record, catalogue.librarian()))
                .isEqualTo(new Cataloguing.Outcome.Refused("promised"));
        assertThat(cataloguing.suppress(record, true, catalogue.librarian()))
                .isEqualTo(new Cataloguing.Outcome.Refused("promised"));
        assertThat(new Visitor(port).get("/records/" + record.value()).statusCode())
                .isEqualTo(200);

        end();
        assertThat(cataloguing.delete(record, catalogue.librarian())).isEqualTo(new Cataloguing.Outcome.Done(record));
    }

    @Test
    void whatIsPromisedIsNotJoinedToWhatNobodySees() {
        promise();
        RecordId hidden = catalogue.book("245 10 $aHidden");
        cataloguing.suppress(hidden, true, catalogue.librarian());
        assertThat(librarian
                        .post("/catalogue/records/" + record.value() + "/merge", Map.of("into", "" + hidden.value()))
                        .body())
                .contains("Other libraries were promised");
        assertThat(new Visitor(port).get("/records/" + record.value()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereAPromiseMovesToIsTold() {
        promise();
        catalogue.holding(record, "south-store", "B2");
        yearsAgo();
        long before = changed();
        librarian.post("/catalogue/records/" + record.value() + "/split", Map.of("holding", String.valueOf(holding)));
        assertThat(commitments.of(record)).isEmpty();
        assertThat(changed()).isGreaterThan(before);
    }

    /// A record is served with its promises, so harvesters have to hear of each.
    @Test
    void aPromiseAndItsEndCountAsChangesOfTheRecord() {
        yearsAgo();
        long before = changed();
        promise();
        assertThat(changed()).isGreaterThan(before);

        yearsAgo();
        end();
        assertThat(changed()).isGreaterThan(before);
    }

    @Test
    void soDoesTheDayUntilWhichItWasMade() {
        promise();
        jdbc.sql("UPDATE catalogue.commitment SET since = :day::date - 9, until = :day WHERE holding_id = :holding")
                .param("day", LocalDate.now(ZoneOffset.UTC).minusDays(2))
                .param("holding", holding)
                .update();
        yearsAgo();
        long before = changed();

        assertThat(ending.tell()).isOne();
        assertThat(changed()).isGreaterThan(before);
        assertThat(ending.tell()).isZero();
    }

    private void yearsAgo() {
        jdbc.sql("UPDATE catalogue.record SET changed_at = changed_at - interval '2 years' WHERE id = :id")
                .param("id", record.value())
                .update();
    }

    private long changed() {
        return jdbc.sql("SELECT (extract(epoch FROM changed_at) * 1000)::bigint FROM catalogue.record WHERE id = :id")
                .param("id", record.value())
                .query(Long.class)
                .single();
    }
}
