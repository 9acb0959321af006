package org.carrel.people.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.springframework.core.env.Environment;

/// A source of a test's own, and what the database holds.
final class FeedForTests {

    static final String MAPPING = """
            kind: full
            dates: [dd/MM/yyyy]
            fields:
              external_id: { column: ID, required: true }
              name: { columns: [FIRST, LAST], required: true }
              username: USERNAME
              email: EMAIL
              card_uid: CARD
              user_group: { column: STATUS, values: { enrolled: student, employed: staff, nurse: nhs_staff } }
              since: START
              until: END
            """;

    static final String HEADER = "ID,FIRST,LAST,USERNAME,EMAIL,CARD,STATUS,START,END\n";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final FileDeliveries files;
    private final Environment environment;
    final String key;
    final int number;

    FeedForTests(Sources sources, FileDeliveries files, Environment environment, String mapping) {
        this(sources, files, environment, mapping, 100, 100);
    }

    FeedForTests(
            Sources sources, FileDeliveries files, Environment environment, String mapping, int precedence, int most) {
        this.files = files;
        this.environment = environment;
        this.number = COUNT.incrementAndGet();
        this.key = "test-" + number;
        sources.add(new Source(key, "Test " + number, precedence, mapping, BigDecimal.valueOf(most)));
    }

    /// With `#` for a number that no other test has.
    Import apply(String text) {
        return take(text.replace("#", String.valueOf(number)).getBytes(StandardCharsets.UTF_8), true);
    }

    Import apply(String text, Charset charset) {
        return take(text.replace("#", String.valueOf(number)).getBytes(charset), true);
    }

    Import check(String text) {
        return take(text.replace("#", String.valueOf(number)).getBytes(StandardCharsets.UTF_8), false);
    }

    Import take(byte[] bytes, boolean apply) {
        try {
            Path file = Files.createTempFile("feed", ".csv");
            Files.write(file, bytes);
            Import made = files.take(key, file, null, apply);
            Files.delete(file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OwnerOfDatabase owner() {
        return new OwnerOfDatabase(environment);
    }

    /// The first column of what a question finds, as text; `#` as for [#apply].
    List<String> find(String sql) {
        try (Connection connection = owner().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("#", String.valueOf(number)))) {
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
        owner().execute(sql.replace("#", String.valueOf(number)));
    }

    /// Every row that a feed may touch, whole.
    List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of(
                "person", "affiliation", "identifier", "account", "source_record", "before_feeds", "number_given")) {
            rows.addAll(find("SELECT '" + table + " ' || t::text FROM people." + table + " t ORDER BY 1"));
        }
        return rows;
    }
}
