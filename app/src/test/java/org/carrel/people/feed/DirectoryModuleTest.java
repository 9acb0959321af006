package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.CarrelTest;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a real directory holds becomes what our users are.
@CarrelTest
class DirectoryModuleTest {

    private static final String MAPPING = """
            kind: full
            dates: ["yyyyMMddHHmmss'Z'"]
            fields:
              external_id: uid
              username: uid
              name: cn
              email: mail
              department: departmentNumber
              user_group:
                column: employeeType
                values: { academic: staff, undergraduate: student }
            """;
    private static final String LOGIN = "cn=carrel,dc=demo,dc=example";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sources sources;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Environment environment;

    private @Nullable InMemoryDirectoryServer server;
    private @Nullable OwnerOfDatabase owner;
    private int directoryPort;
    private String source = "";
    private String mark = "";

    @BeforeEach
    void openADirectory() throws Exception {
        owner = new OwnerOfDatabase(environment);
        mark = Long.toString(System.nanoTime(), 36);
        source = "dir-" + mark;
        jdbc.sql("INSERT INTO people.source (key, title, precedence, mapping, most_ended_percent)"
                        + " VALUES (?, ?, 50, ?, 60)")
                .params(source, "Directory " + mark, MAPPING)
                .update();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=demo,dc=example");
        config.addAdditionalBindCredentials(LOGIN, "open");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        directoryPort = server.getListenPort();
        server.add("dn: dc=demo,dc=example", "objectClass: domain", "dc: demo");
    }

    @AfterEach
    void close() {
        directory().close();
    }

    private InMemoryDirectoryServer directory() {
        return Objects.requireNonNull(server);
    }

    private void add(String uid, String name, String... types) throws Exception {
        var lines = new ArrayList<>(List.of(
                "dn: uid=" + uid + mark + ",dc=demo,dc=example",
                "objectClass: person",
                "uid: " + uid + mark,
                "cn: " + name,
                "mail: " + uid + "@" + mark + ".example"));
        for (String type : types) {
            lines.add("employeeType: " + type);
        }
        directory().add(lines.toArray(String[]::new));
    }

    private Import read(String password) {
        DirectorySettings settings = new DirectorySettings(Map.of(
                source,
                new DirectorySettings.Directory(
                        URI.create("ldap://127.0.0.1:" + directoryPort),
                        LOGIN,
                        password,
                        "dc=demo,dc=example",
                        "(objectClass=person)",
                        true,
                        Duration.ofSeconds(10))));
        return new DirectoryReading(settings, sources, deliveries).read(source, null, true);
    }

    private List<String> groups(String uid) {
        return Objects.requireNonNull(owner).texts("""
                SELECT f.user_group FROM people.account a JOIN people.affiliation f USING (person_id)
                WHERE a.username = ? AND (f.until IS NULL OR f.until >= current_date) ORDER BY 1
                """, uid + mark);
    }

    @Test
    void everybodyInItBecomesAUserAndWhoeverLeavesItDoesNotStay() throws Exception {
        for (int i = 0; i < 1_203; i++) {
            add("a" + i + "x", "Person " + i, "Undergraduate");
        }
        add("zoe", "Zoë O’Neill", "ice-cream taster", "Academic");
        Import first = read("open");
        assertThat(first.state()).isEqualTo(Import.State.APPLIED);
        assertThat(first.counts().added()).isEqualTo(1_204);
        assertThat(groups("zoe")).containsExactly("staff");
        assertThat(groups("a700x")).containsExactly("student");
        directory().delete("uid=a700x" + mark + ",dc=demo,dc=example");
        assertThat(read("open").counts().ended()).isEqualTo(1);
        assertThat(groups("a700x")).isEmpty();
        assertThat(read("open").counts().unchanged()).isEqualTo(1_203);
    }

    @Test
    void anEntryThatIsWrongIsSaidSoAndTheOthersGoOn() throws Exception {
        add("bo", "Bo", "Academic");
        add("cy", "Cy", "Wizard");
        Import made = read("open");
        assertThat(made.counts().rejected()).isEqualTo(1);
        assertThat(groups("bo")).containsExactly("staff");
    }

    @Test
    void anEntryThatNamesNobodyEndsNobodyUnasked() throws Exception {
        add("bo", "Bo", "Academic");
        add("cy", "Cy", "Academic");
        read("open");
        directory().delete("uid=bo" + mark + ",dc=demo,dc=example");
        directory().add("dn: cn=Bo,dc=demo,dc=example", "objectClass: person", "cn: Bo", "employeeType: Academic");
        Import made = read("open");
        assertThat(made.state()).isEqualTo(Import.State.WAITING);
        assertThat(made.why()).isEqualTo("unreadable_number");
        assertThat(groups("bo")).containsExactly("staff");
    }

    @Test
    void aDirectoryThatDoesNotLetUsInChangesNothing() throws Exception {
        add("di", "Di", "Academic");
        read("open");
        Import refused = read("wrong");
        assertThat(refused.state()).isEqualTo(Import.State.STOPPED);
        assertThat(refused.why()).isEqualTo("directory");
        assertThat(refused.about()).contains("invalid credentials");
        assertThat(groups("di")).containsExactly("staff");
    }

    @Test
    void aDirectoryThatIsNotThereChangesNothing() throws Exception {
        for (int i = 0; i < 600; i++) {
            add("e" + i + "x", "Person " + i, "Undergraduate");
        }
        read("open");
        directory().shutDown(true);
        Import refused = read("open");
        assertThat(refused.state()).isEqualTo(Import.State.STOPPED);
        assertThat(groups("e7x")).containsExactly("student");
    }

    @Test
    void anEmptyDirectoryEndsNobody() throws Exception {
        add("fi", "Fi", "Academic");
        read("open");
        directory().delete("uid=fi" + mark + ",dc=demo,dc=example");
        assertThat(read("open").why()).isEqualTo("empty");
        assertThat(groups("fi")).containsExactly("staff");
    }
}
