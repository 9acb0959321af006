package org.carrel.catalogue.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.marc.Iso2709Writer;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.springframework.core.env.Environment;

/// A profile of a test's own, and what the tables hold. In texts, `#` is a number that no other test has.
final class LoadForTests {

    static final String RULES = """
            format: marc21
            system: T#
            match: [control, oclc, lccn, isbn, issn]
            overlay: replace
            protected: [583, 59X]
            items:
              tag: 952
              barcode: p
              location: c
              call_number: o
              type: y
              part: h
              locations: { MAIN: test-main, STORE: test-store }
              types: { BK: test-book }
              other_type: test-book
            """;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Loads loads;
    private final LoadRepository repository;
    private final LoadProfileRepository profiles;
    private final OwnerOfDatabase owner;
    final String number;
    final String code;

    LoadForTests(
            Loads loads,
            LoadRepository repository,
            LoadProfileRepository profiles,
            Environment environment,
            String rules) {
        this.loads = loads;
        this.repository = repository;
        this.profiles = profiles;
        this.owner = new OwnerOfDatabase(environment);
        this.number = String.valueOf(1000 + COUNT.incrementAndGet());
        this.code = "test-" + number;
        change("INSERT INTO catalogue.campus VALUES ('test', 'Test', 1) ON CONFLICT DO NOTHING");
        change("""
                INSERT INTO catalogue.location VALUES ('test-main', 'test', 'Main', 1), ('test-store', 'test', 'Store', 2)
                ON CONFLICT DO NOTHING
                """);
        change("INSERT INTO catalogue.item_type VALUES ('test-book', 'Book', 1) ON CONFLICT DO NOTHING");
        profiles.add(new LoadProfile(code, "Test " + number, own(rules)));
    }

    String own(String text) {
        return text.replace("#", number);
    }

    void rules(String rules) {
        profiles.change(new LoadProfile(code, "Test " + number, own(rules)));
    }

    /// Fields as MarcText reads them, but with `_` for a blank, since `#` is this test's number.
    MarcRecord marc(String lines) {
        return MarcText.book(own(lines).replace('_', ' '));
    }

    byte[] file(String... records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String record : records) {
            bytes.writeBytes(Iso2709Writer.bytes(marc(record)).orElseThrow());
        }
        return bytes.toByteArray();
    }

    Load load(String... records) {
        return load(file(records), false);
    }

    Load trial(String... records) {
        return load(file(records), true);
    }

    Load list(String text) {
        return load(own(text).getBytes(UTF_8), false);
    }

    Load load(byte[] bytes, boolean trial) {
        long id = loads.receive(code, "test.mrc", new ByteArrayInputStream(bytes), trial, null);
        loads.work();
        return repository.one(id).orElseThrow();
    }

    /// Outcomes in the order of the file, with the codes of what was said.
    List<String> lines(Load load) {
        return find("SELECT outcome || coalesce(' ' || nullif(regexp_replace(said, '\\t[^\\n]*', '', 'g'), ''), '') "
                + "FROM catalogue.load_line WHERE load_id = " + load.id() + " ORDER BY position");
    }

    /// The first column of what a question finds, as text.
    List<String> find(String sql) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(own(sql))) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void change(String sql) {
        owner.execute(own(sql));
    }

    /// Every row that a load may touch, whole.
    List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of(
                "record", "record_version", "record_identifier", "holding", "item", "electronic_holding", "package")) {
            rows.addAll(find("SELECT '" + table + " ' || t::text FROM catalogue." + table + " t ORDER BY 1"));
        }
        return rows;
    }
}
