package org.carrel.catalogue;

import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.TestAccounts;
import org.carrel.catalogue.holding.Holdings;
import org.carrel.catalogue.record.CatalogueRecord;
import org.carrel.catalogue.record.Cataloguing;
import org.carrel.catalogue.record.Found;
import org.carrel.catalogue.record.Records;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Records, holdings and items for tests, entered as a librarian would.
@TestComponent
public class CatalogueForTests {

    private static final AtomicInteger BARCODES = new AtomicInteger(30_000_000);

    private final Cataloguing cataloguing;
    private final Holdings holdings;
    private final Records records;
    private final Items items;
    private final TransactionTemplate transactions;
    private final AccountId librarian;

    CatalogueForTests(
            Cataloguing cataloguing,
            Holdings holdings,
            Records records,
            Items items,
            TransactionTemplate transactions,
            People people,
            JdbcClient jdbc) {
        this.items = items;
        this.transactions = transactions;
        this.cataloguing = cataloguing;
        this.holdings = holdings;
        this.records = records;
        this.librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN).id();
        jdbc.sql("""
                        INSERT INTO catalogue.campus (code, name, position)
                        VALUES ('north', 'North Campus', 0), ('south', 'South Campus', 1) ON CONFLICT DO NOTHING
                        """).update();
        jdbc.sql("""
                        INSERT INTO catalogue.location (code, campus_code, name, position)
                        VALUES ('north-1', 'north', 'Level 1', 0), ('south-store', 'south', 'Store', 0)
                        ON CONFLICT DO NOTHING
                        """).update();
        jdbc.sql("""
                        INSERT INTO catalogue.item_type (code, name, position)
                        VALUES ('standard', 'Standard loan', 0), ('short', 'Short loan', 1) ON CONFLICT DO NOTHING
                        """).update();
    }

    public AccountId librarian() {
        return librarian;
    }

    /// @param lines as [MarcText#book] reads them
    public RecordId book(String lines) {
        return cataloguing.add(MarcText.book(lines), "", librarian);
    }

    public CatalogueRecord read(RecordId record) {
        return ((Found.Here) records.find(record)).record();
    }

    /// @return the number of the holding
    public long holding(RecordId record, String location, String callNumber) {
        holdings.add(record, location, callNumber, "", "", librarian);
        return read(record).places().stream()
                .mapToLong(place -> place.holding())
                .max()
                .orElseThrow();
    }

    /// @param status set as lending would, where it is lending's
    /// @return its barcode
    public String item(long holding, ItemStatus status) {
        String barcode = String.valueOf(BARCODES.incrementAndGet());
        ItemStatus entered = status.isOfLending() ? ItemStatus.AVAILABLE : status;
        Holdings.Outcome outcome =
                holdings.addItem(holding, new Holdings.TypedItem(barcode, "standard", entered, ""), librarian);
        if (!(outcome instanceof Holdings.Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        if (status != entered) {
            transactions.executeWithoutResult(running ->
                    items.status(items.byBarcode(barcode).orElseThrow().id(), status));
        }
        return barcode;
    }
}
