package org.carrel.catalogue.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.ItemAtHand;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.Items;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.Withdrawal;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Items as lending finds and changes them.
@CarrelTest
@Import(CatalogueForTests.class)
class LentItemsModuleTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private Items items;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Purposes purposes;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private RecordId record;
    private long holding;

    @BeforeEach
    void aBook() {
        record = catalogue.book(
                "008 020805s1901    enk           000 0 eng d\n" + "100 1  $aWriter, Ann\n245 10 $aAn old book");
        holding = catalogue.holding(record, "south-store", "QA 76");
    }

    private ItemAtHand found(String barcode) {
        return items.byBarcode(barcode).orElseThrow();
    }

    /// An item whose barcode has letters.
    private String lettered(String letters) {
        String barcode = letters + NUMBERS.incrementAndGet();
        String number = catalogue.item(holding, ItemStatus.AVAILABLE);
        jdbc.sql("UPDATE catalogue.item SET barcode = ? WHERE barcode = ?")
                .params(barcode, number)
                .update();
        return barcode;
    }

    @Test
    void aBarcodeLeadsToAllThatADeskShows() {
        String barcode = catalogue.item(holding, ItemStatus.AVAILABLE);
        ItemAtHand item = found(" " + barcode + "\n");
        assertThat(item)
                .isEqualTo(new ItemAtHand(
                        item.id(),
                        barcode,
                        record,
                        "An old book",
                        "Writer, Ann",
                        "standard",
                        "south-store",
                        "south",
                        "QA 76",
                        "",
                        ItemStatus.AVAILABLE));
        assertThat(items.byId(item.id())).contains(item);
        assertThat(items.byBarcode("nobodys")).isEmpty();
        assertThat(items.byBarcode("")).isEmpty();
        assertThat(items.byId(new ItemId(-1))).isEmpty();
        assertThat(items.namesOfCampus("south")).containsExactlyInAnyOrder("south", "South Campus");
        assertThat(items.namesOfCampus("nowhere")).containsExactly("nowhere");
    }

    @Test
    void capitalsAreTheSameUnlessTwoBarcodesDifferByThemAlone() {
        String capitals = lettered("ABC");
        assertThat(found(capitals.toLowerCase(java.util.Locale.ROOT)).barcode()).isEqualTo(capitals);
        String small = lettered("xyz");
        assertThat(found(small.toUpperCase(java.util.Locale.ROOT)).barcode()).isEqualTo(small);
        jdbc.sql("UPDATE catalogue.item SET barcode = ? WHERE barcode = ?")
                .params(capitals.toLowerCase(java.util.Locale.ROOT), small)
                .update();
        assertThat(found(capitals).barcode()).isEqualTo(capitals);
        assertThat(found(capitals.toLowerCase(java.util.Locale.ROOT)).barcode())
                .isEqualTo(capitals.toLowerCase(java.util.Locale.ROOT));
        assertThat(items.byBarcode("Abc" + capitals.substring(3))).isEmpty();
    }

    @Test
    void severalAreFoundAtOnceAndThoseOfARecordWithoutWhatWasWithdrawn() {
        long north = catalogue.holding(record, "north-1", "QA 76");
        ItemAtHand south = found(catalogue.item(holding, ItemStatus.AVAILABLE));
        ItemAtHand withdrawn = found(catalogue.item(holding, ItemStatus.WITHDRAWN));
        ItemAtHand first = found(catalogue.item(north, ItemStatus.AVAILABLE));
        assertThat(items.of(Set.of(first.id(), south.id(), withdrawn.id(), new ItemId(-1))))
                .containsExactly(south, withdrawn, first);
        assertThat(items.of(Set.of())).isEmpty();
        assertThat(items.ofRecord(record)).containsExactly(first, south);
    }

    @Test
    void aStatusIsSetInTheCallersTransactionAndNoVersionIsKept() {
        ItemAtHand item = found(catalogue.item(holding, ItemStatus.AVAILABLE));
        transactions.executeWithoutResult(running -> {
            items.status(item.id(), ItemStatus.ON_LOAN);
            running.setRollbackOnly();
        });
        assertThat(found(item.barcode()).status()).isEqualTo(ItemStatus.AVAILABLE);
        String version = "SELECT version || ' ' || (SELECT count(*) FROM catalogue.item_version WHERE item_id = i.id)"
                + " FROM catalogue.item i WHERE id = ?";
        String before =
                jdbc.sql(version).param(item.id().value()).query(String.class).single();
        for (ItemStatus status : List.of(ItemStatus.ON_LOAN, ItemStatus.IN_TRANSIT, ItemStatus.LOST)) {
            transactions.executeWithoutResult(running -> items.status(item.id(), status));
            assertThat(found(item.barcode()).status()).isEqualTo(status);
        }
        assertThat(jdbc.sql(version)
                        .param(item.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void anyPurposeMayLockAndSet() {
        ItemAtHand item = found(catalogue.item(holding, ItemStatus.AVAILABLE));
        purposes.run(new Purpose("keep_membership"), () -> {
            assertThat(items.lockByBarcode(item.barcode())).contains(item);
            items.status(item.id(), ItemStatus.ON_LOAN);
        });
        assertThat(found(item.barcode()).status()).isEqualTo(ItemStatus.ON_LOAN);
    }

    @Test
    void withoutATransactionNothingIsLockedOrSet() {
        ItemAtHand item = found(catalogue.item(holding, ItemStatus.AVAILABLE));
        assertThatThrownBy(() -> items.lock(item.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> items.lockByBarcode(item.barcode())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> items.status(item.id(), ItemStatus.ON_LOAN)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(running -> items.status(item.id(), ItemStatus.WITHDRAWN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(found(item.barcode()).status()).isEqualTo(ItemStatus.AVAILABLE);
    }

    @Test
    void ofTwoDesksTheSecondSeesWhatTheFirstDid() throws InterruptedException {
        String barcode = catalogue.item(holding, ItemStatus.AVAILABLE);
        CountDownLatch held = new CountDownLatch(1);
        AtomicReference<ItemStatus> seen = new AtomicReference<>();
        Thread second = Thread.ofPlatform()
                .unstarted(() -> transactions.executeWithoutResult(running -> {
                    await(held);
                    seen.set(items.lockByBarcode(barcode).orElseThrow().status());
                }));
        second.start();
        transactions.executeWithoutResult(running -> {
            ItemAtHand item = items.lockByBarcode(barcode).orElseThrow();
            held.countDown();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            assertThat(seen.get()).isNull();
            items.status(item.id(), ItemStatus.ON_LOAN);
        });
        second.join();
        assertThat(seen.get()).isEqualTo(ItemStatus.ON_LOAN);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsOutIsNotWithdrawnAndWhatIsWithdrawnIsKeptAsItWas() {
        ItemAtHand item = found(catalogue.item(holding, ItemStatus.ON_LOAN));
        assertThat(items.withdraw(item.id(), catalogue.librarian())).isEqualTo(new Withdrawal.Out(ItemStatus.ON_LOAN));
        transactions.executeWithoutResult(running -> items.status(item.id(), ItemStatus.LOST));
        assertThat(items.withdraw(item.id(), null)).isEqualTo(new Withdrawal.Done());
        assertThat(found(item.barcode()).status()).isEqualTo(ItemStatus.WITHDRAWN);
        assertThat(items.withdraw(item.id(), null)).isEqualTo(new Withdrawal.Gone());
        assertThat(items.withdraw(new ItemId(-1), null)).isEqualTo(new Withdrawal.Gone());
        assertThat(jdbc.sql("SELECT v.status FROM catalogue.item_version v WHERE v.item_id = ?")
                        .param(item.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("lost");
    }

    @Test
    void theLastCopyOfWhatIsPromisedStays() {
        ItemAtHand item = found(catalogue.item(holding, ItemStatus.AVAILABLE));
        Visitor librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        librarian.post(
                "/catalogue/shared-print",
                Map.of("holding", String.valueOf(holding), "programme", "UKRR", "lastCopy", "true"));
        assertThat(items.withdraw(item.id(), catalogue.librarian())).isEqualTo(new Withdrawal.Promised());
        catalogue.item(holding, ItemStatus.AVAILABLE);
        assertThat(items.withdraw(item.id(), catalogue.librarian())).isEqualTo(new Withdrawal.Done());
    }
}
