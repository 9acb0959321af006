package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.database.AfterMigration;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.LiveTimes;
import org.carrel.sentinel.ingest.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// That whoever is erased is gone, over every module there is: found by the notice and the live
/// database, so that a module that comes later is in it without a line here.
@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "carrel.context=ErasureProofModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ErasureProofModuleTest {

    /// What the erasure itself leaves; its numbers lead to nobody.
    private static final Set<String> OF_ERASURE =
            Set.of("privacy.erasure", "privacy.erasure_state", "privacy.erasure_line");

    @Autowired
    private People people;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Planner planner;

    @Autowired
    private LiveTimes live;

    @Autowired
    private Tokens tokens;

    @Autowired
    private List<AfterMigration> steps;

    @Autowired
    private Environment environment;

    @Value("${carrel.data}")
    private Path data;

    private OwnerOfDatabase database;
    private final List<String> toDrop = new ArrayList<>();

    @BeforeEach
    void connect() {
        database = new OwnerOfDatabase(environment);
    }

    private static final Set<String> WORDS_AND_BYTES =
            Set.of("text", "text[]", "bytea", "character", "character varying", "jsonb");

    /// What no canary fits into: words of a closed list, the hash of a notice, and a name beside
    /// the account, which stands in other rows than a reader's. The user name is looked for by
    /// itself.
    private static final Set<String> WITHOUT_CANARY = Set.of(
            "buildings.entry.direction",
            "buildings.entry.gate_code",
            "buildings.override.building_code",
            "buildings.presence.building_code",
            "messages.choice.way",
            "messages.letter.unreachable",
            "people.account.display_name",
            "people.account.username",
            "people.access_need.need",
            "people.affiliation.sconul_band",
            "people.affiliation.subgroup",
            "people.application.kind",
            "people.application.sconul_band",
            "people.application.state",
            "people.application_letter.kind",
            "people.identity_check.document",
            "people.identity_check.what",
            "people.affiliation.user_group",
            "people.block.reason",
            "people.block.stops",
            "people.identifier.kind",
            "people.import_row.change",
            "people.scim_user.source",
            "people.source_record.subgroup",
            "people.source_record.user_group",
            "people.staff_role.role",
            "privacy.notice_letter.hash",
            "privacy.notice_seen.hash",
            "privacy.request.channel",
            "privacy.request.kind",
            "privacy.request.state",
            "sentinel.alert.verdict",
            "sentinel.alert_session.country",
            "sentinel.alert_session.network_class",
            "sentinel.audit_sample.kind",
            "sentinel.audit_sample.verdict",
            "sentinel.audit_verdict.verdict",
            "sentinel.objection_letter.kind",
            "sentinel.securing.answer",
            "sentinel.securing_step.state",
            "sentinel.verdict.verdict");

    @AfterEach
    void dropMutants() {
        toDrop.forEach(database::execute);
    }

    private final UUID officer = UUID.randomUUID();

    private record Made(Subject subject, String username, MadeUpRows rows) {}

    private Made person(String canary) {
        PersonId person = people.enter("Name " + canary, Set.of(UserGroup.STUDENT), canary + "@example.org");
        String username = "u" + canary;
        if (!(people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()))
                instanceof AccountCreation.Created created)) {
            throw new AssertionError("The account was not made");
        }
        database.execute("DELETE FROM people.affiliation WHERE person_id = ?", person.value());
        Subject subject = new Subject(person.value(), created.id().value());
        MadeUpRows rows = new MadeUpRows(
                database, live.times(), subject, tokens.of(username).account(), canary, this::holdsWords);
        rows.make(planner.relations(live.times()).reversed());
        return new Made(subject, username, rows);
    }

    private Erasure erase(Made made) {
        Map<String, Boolean> decisions = new LinkedHashMap<>();
        erasures.preview(made.subject(), Set.of()).texts().forEach(text -> decisions.put(text.row(), false));
        Beginning beginning = erasures.confirm(made.subject(), decisions, officer);
        assertThat(beginning).isInstanceOf(Beginning.Begun.class);
        return erasures.one(((Beginning.Begun) beginning).id()).orElseThrow();
    }

    @Test
    void noCanaryIsLeftInAnyTableFileOrLogInAnyForm(CapturedOutput output) throws IOException {
        Made made = person("kanarienvogel");
        List<String> relations = planner.relations(live.times());
        assertThat(made.rows().made().keySet())
                .as("tables with a row of the person")
                .containsAll(relations);
        assertThat(made.rows().canaries().keySet())
                .as("columns of the person that hold words or bytes, each with a canary of its own")
                .containsExactlyInAnyOrderElementsOf(
                        wordsAndBytes(made.rows().made().keySet()));
        assertThat(places(made.rows().canaries().values()).keySet())
                .as("each is found where it was put")
                .containsAll(made.rows().canaries().values());
        Erasure erasure = erase(made);
        assertThat(erasure.whole()).isTrue();
        assertThat(erasure.done()).isTrue();
        Set<String> secrets = new LinkedHashSet<>(made.rows().canaries().values());
        secrets.add("kanarienvogel");
        secrets.add(made.username());
        secrets.add(made.subject().account().toString());
        secrets.add(String.valueOf(made.subject().person()));
        secrets.add(tokens.of(made.username()).account());
        assertThat(places(secrets)).isEmpty();
        assertThat(files(secrets)).isEmpty();
        assertThat(output.getAll()).doesNotContain("kanarienvogel", made.username());
    }

    /// But for numbers and tokens, which are looked for by themselves, and for what no canary fits into.
    private Set<String> wordsAndBytes(Set<String> relations) {
        return live.times().notice().columns().keySet().stream()
                .filter(column -> relations.contains(column.relation()))
                .filter(this::holdsWords)
                .map(ColumnName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean holdsWords(ColumnName name) {
        DeclaredColumn column = live.times().notice().columns().get(name);
        return column != null
                && column.personal()
                && column.owners().isEmpty()
                && column.actor().isEmpty()
                && WORDS_AND_BYTES.contains(live.times().catalogue().type(name))
                && !WITHOUT_CANARY.contains(name.toString());
    }

    /// Of those that stand somewhere, in any form: the tables, views and materialised views.
    private Map<String, Set<String>> places(Collection<String> secrets) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String relation : database.relations()) {
            database.texts("SELECT lower(x::text) FROM " + relation + " x")
                    .forEach(row -> note(row, relation, secrets, found));
        }
        return found;
    }

    private static void note(String text, String where, Collection<String> secrets, Map<String, Set<String>> found) {
        for (String secret : secrets) {
            if (forms(secret).stream().anyMatch(text::contains)) {
                found.computeIfAbsent(secret, any -> new TreeSet<>()).add(where);
            }
        }
    }

    private static Set<String> forms(String secret) {
        byte[] bytes = secret.startsWith("\\x")
                ? HexFormat.of().parseHex(secret.substring(2))
                : secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret.startsWith("\\x") ? secret.substring(2) : secret);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        Set<String> lower = new LinkedHashSet<>();
        forms.forEach(form -> lower.add(form.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private Map<String, Set<String>> files(Collection<String> secrets) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                note(text, file.toString(), secrets, found);
            }
        }
        return found;
    }

    @Test
    void aLogLineThatNamesSomebodyWouldBeSeen(CapturedOutput output) {
        Made made = person("singdrossel");
        LoggerFactory.getLogger("org.carrel.mutation").info("Somebody erased {}", made.username());
        assertThat(output.getAll()).contains(made.username());
    }

    @Test
    void whatIsLeftOfTwoWhenOneIsErasedIsWhatThereWouldBeOfOne() {
        // That an officer has erased somebody is of the officer, and stays.
        erase(person("ciliaqx"));
        person("annaqx");
        Map<String, List<String>> alone = dump();
        Made berta = person("bertaqx");
        assertThat(dump()).isNotEqualTo(alone);
        erase(berta);
        assertThat(dump()).isEqualTo(alone);
    }

    /// Every row of every table that holds anybody's data.
    private Map<String, List<String>> dump() {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (String relation : live.times().childrenFirst()) {
            if (!OF_ERASURE.contains(relation)) {
                dump.put(relation, database.texts("SELECT x::text FROM " + relation + " x ORDER BY 1"));
            }
        }
        return dump;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE people.person ADD COLUMN nickname text|people.person.nickname"
                        + "|ALTER TABLE people.person DROP COLUMN nickname",
                "CREATE VIEW people.everybody AS SELECT name FROM people.person|people.everybody.name"
                        + "|DROP VIEW people.everybody",
                "CREATE MATERIALIZED VIEW people.counted AS SELECT name FROM people.person|people.counted.name"
                        + "|DROP MATERIALIZED VIEW people.counted",
                "CREATE TABLE sentinel.notes (words text)|sentinel.notes.words|DROP TABLE sentinel.notes"
            })
    void aColumnViewOrTableThatNobodyDeclaredStopsTheStart(String mutation) throws Exception {
        String[] parts = mutation.split("\\|");
        database.execute(parts[0]);
        toDrop.add(parts[2]);
        try (Connection owner = database.connect()) {
            owner.setAutoCommit(false);
            AppLogin login = new AppLogin(owner.getCatalog() + "_app", "not used");
            assertThatThrownBy(() -> {
                        for (AfterMigration step : steps) {
                            step.apply(owner, login);
                        }
                    })
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining(parts[1]);
            owner.rollback();
        }
    }
}
