package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelApplication;
import org.carrel.PostgresForTests;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Subject;
import org.carrel.privacy.retention.LiveTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A backup from before an erasure is put back, and the program is started on it.
@ExtendWith(OutputCaptureExtension.class)
class RestoredBackupModuleTest {

    @TempDir
    private Path data;

    private final PostgresForTests.Database database = PostgresForTests.fresh();

    private ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(CarrelApplication.class);
        application.setRegisterShutdownHook(false);
        Map<String, Object> properties = new java.util.HashMap<>(database.properties());
        properties.put("carrel.data", data.toString());
        properties.put("carrel.sentinel.folder", data.toString());
        properties.put("server.port", 0);
        properties.put("carrel.setup.offered", false);
        properties.put("carrel.sentinel.inbox-every", "0s");
        properties.put("carrel.sentinel.securing.every", "0s");
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("restored", properties)));
        return application.run();
    }

    @Test
    void theyAreErasedAgainBeforeTheWebServerOpens(CapturedOutput output) throws Exception {
        TestAccount kept;
        TestAccount gone;
        Map<String, byte[]> backup;
        try (ConfigurableApplicationContext first = start()) {
            People people = first.getBean(People.class);
            kept = TestAccounts.reader(people, UserGroup.STUDENT);
            gone = TestAccounts.reader(people, UserGroup.STUDENT);
            execute("UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id ="
                    + " (SELECT person_id FROM people.account WHERE username = '" + gone.username() + "')");
            List<String> relations =
                    first.getBean(LiveTimes.class).times().childrenFirst().reversed();
            backup = backUp(relations);
            Erasures erasures = first.getBean(Erasures.class);
            Subject subject = erasures.find(gone.username()).orElseThrow();
            assertThat(erasures.confirm(subject, Map.of(), UUID.randomUUID())).isInstanceOf(Beginning.Begun.class);
            assertThat(usernames()).containsExactly(kept.username());
        }
        restore(backup);
        assertThat(usernames()).containsExactlyInAnyOrder(kept.username(), gone.username());
        try (ConfigurableApplicationContext second = start()) {
            assertThat(usernames()).containsExactly(kept.username());
            assertThat(output.getAll())
                    .contains("A backup had brought back 1 erased people: they were erased again")
                    .doesNotContain(gone.username());
            Erasure again = second.getBean(Erasures.class).all().getFirst();
            assertThat(again.fromLedger()).isTrue();
            assertThat(again.done()).isTrue();
            assertThat(second.getBean(AgainAtStart.class))
                    .as("runs before the web server takes requests")
                    .isInstanceOf(org.springframework.beans.factory.SmartInitializingSingleton.class);
        }
        assertThat(Files.readString(data.resolve("erased/erased.ledger"))).doesNotContain(gone.username());
        Files.writeString(
                data.resolve("erased/erased.ledger"),
                Files.readString(data.resolve("erased/erased.ledger")).replaceFirst("T", "t"));
        assertThatThrownBy(this::start).hasStackTraceContaining("Line 1 of");
    }

    private Map<String, byte[]> backUp(List<String> relations) throws Exception {
        Map<String, byte[]> backup = new LinkedHashMap<>();
        try (Connection owner = database.connectAsOwner()) {
            for (String relation : relations) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                owner.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + relation + " TO STDOUT", out);
                backup.put(relation, out.toByteArray());
            }
        }
        return backup;
    }

    private void restore(Map<String, byte[]> backup) throws Exception {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", backup.keySet()) + ", privacy.erasure_state,"
                    + " privacy.erasure_line CASCADE");
            // As pg_restore does: triggers come after the data.
            for (String relation : backup.keySet()) {
                statement.execute("ALTER TABLE " + relation + " DISABLE TRIGGER USER");
            }
            for (Map.Entry<String, byte[]> table : backup.entrySet()) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table.getKey() + " FROM STDIN", new ByteArrayInputStream(table.getValue()));
            }
            for (String relation : backup.keySet()) {
                statement.execute("ALTER TABLE " + relation + " ENABLE TRIGGER USER");
            }
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Set<String> usernames() throws Exception {
        Set<String> names = new java.util.TreeSet<>();
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT username FROM people.account")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
