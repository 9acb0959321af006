package org.carrel.catalogue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.carrel.catalogue.marc.Subfield;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Records put into the tables past the pages, each in a transaction of its own unless there is one already.
public final class RecordsForTests {

    private static final AtomicInteger BARCODES = new AtomicInteger();

    private final JdbcClient jdbc;
    private final long change;

    /// @param environment of the app under test: who makes changes is for a purpose, so the database's owner enters it
    public RecordsForTests(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "INSERT INTO catalogue.change (kind, at) VALUES ('test', now()) RETURNING id")) {
            row.next();
            this.change = row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A book in English with what most books have.
    public static MarcRecord book(String title, String author, int year, String... subjects) {
        List<MarcField> fields = new ArrayList<>();
        fields.add(new ControlField("001", UUID.randomUUID().toString()));
        fields.add(new ControlField(
                "008", String.format(Locale.ROOT, "%-6s%s%d    %-18s%s  ", "200101", "s", year, "enk", "eng")));
        fields.add(field("100", author.isEmpty() ? "" : author));
        fields.add(field("245", title));
        fields.add(new DataField(
                "264", ' ', '1', List.of(new Subfield('a', "London"), new Subfield('c', String.valueOf(year)))));
        for (String subject : subjects) {
            fields.add(field("650", subject));
        }
        return new MarcRecord(
                "00000nam a2200000 i 4500",
                fields.stream().filter(RecordsForTests::says).toList());
    }

    public static MarcField field(String tag, String text) {
        return new DataField(tag, '1', '0', List.of(new Subfield('a', text)));
    }

    private static boolean says(MarcField field) {
        return !(field instanceof DataField data)
                || !data.subfields().getFirst().value().isEmpty();
    }

    public RecordId add(MarcRecord record) {
        return new RecordId(jdbc.sql("""
                        INSERT INTO catalogue.record (change_id, created_at, changed_at, marc, title, creator, format)
                        VALUES (:change, now(), now(), :marc, 'T', '', 'book') RETURNING id
                        """)
                .param("change", change)
                .param("marc", StoredMarc.text(record))
                .query(Long.class)
                .single());
    }

    public RecordId add(String title) {
        return add(book(title, "", 2001));
    }

    public void change(RecordId id, MarcRecord record) {
        jdbc.sql("UPDATE catalogue.record SET marc = :marc, touched_in = pg_current_xact_id() WHERE id = :id")
                .param("marc", StoredMarc.text(record))
                .param("id", id.value())
                .update();
    }

    public void suppress(RecordId id) {
        jdbc.sql("UPDATE catalogue.record SET suppressed = true, touched_in = pg_current_xact_id() WHERE id = ?")
                .param(id.value())
                .update();
    }

    public void merge(RecordId gone, RecordId into) {
        jdbc.sql("""
                        UPDATE catalogue.record SET gone_at = now(), merged_into = :into, touched_in = pg_current_xact_id()
                        WHERE id = :gone
                        """).param("gone", gone.value()).param("into", into.value()).update();
    }

    /// A campus with one location of the same code.
    public void campus(String code, String name) {
        jdbc.sql("INSERT INTO catalogue.campus (code, name, position) VALUES (?, ?, 1) ON CONFLICT DO NOTHING")
                .params(code, name)
                .update();
        jdbc.sql("INSERT INTO catalogue.location (code, campus_code, name, position)"
                        + " VALUES (?, ?, 'Main shelves', 1) ON CONFLICT DO NOTHING")
                .params(code, code)
                .update();
        jdbc.sql("INSERT INTO catalogue.item_type (code, name, position) VALUES ('book', 'Book', 1)"
                        + " ON CONFLICT DO NOTHING")
                .update();
    }

    public void item(RecordId record, String campus, String callNumber, ItemStatus status) {
        long holding = jdbc.sql("""
                        INSERT INTO catalogue.holding (record_id, location_code, call_number)
                        VALUES (:record, :campus, :number) RETURNING id
                        """)
                .param("record", record.value())
                .param("campus", campus)
                .param("number", callNumber)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO catalogue.item (holding_id, change_id, barcode, type_code, status)
                        VALUES (:holding, :change, :barcode, 'book', :status)
                        """)
                .param("holding", holding)
                .param("change", change)
                .param("barcode", "T" + BARCODES.incrementAndGet() + "-" + change)
                .param("status", status.code())
                .update();
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ?")
                .param(record.value())
                .update();
    }

    public void online(RecordId record, String url) {
        jdbc.sql("INSERT INTO catalogue.electronic_holding (record_id, url) VALUES (?, ?)")
                .params(record.value(), url)
                .update();
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ?")
                .param(record.value())
                .update();
    }
}
