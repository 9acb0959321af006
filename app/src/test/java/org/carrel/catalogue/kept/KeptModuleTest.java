package org.carrel.catalogue.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalogue.RecordsForTests.book;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.RecordsForTests;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// What somebody keeps, over HTTP as a browser without JavaScript has it.
@CarrelTest
@TestPropertySource(properties = {"carrel.context=KeptModuleTest", "carrel.test.index-every=100ms"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class KeptModuleTest {

    private static final AtomicInteger WORDS = new AtomicInteger();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private RecordsForTests records;
    private OwnerOfDatabase owner;
    private TestAccount account;
    private Visitor me;

    @BeforeEach
    void visitor() {
        records = new RecordsForTests(jdbc, environment);
        owner = new OwnerOfDatabase(environment);
        account = TestAccounts.reader(people, UserGroup.STUDENT);
        me = signedIn(account);
    }

    private Visitor signedIn(TestAccount who) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(who.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    /// A word that no other test's works have.
    private static String word() {
        int number = WORDS.incrementAndGet();
        return "quorl" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private void waitFor(Visitor visitor, String address, String text) {
        for (int i = 0; i < 200 && !visitor.get(address).body().contains(text); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(visitor.get(address).body()).contains(text);
    }

    private static String place(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    /// @return its address
    private String save(Visitor visitor, String asked, String name) {
        HttpResponse<String> answer = visitor.post("/saved-searches", Map.of("asked", asked, "name", name));
        Matcher number = Pattern.compile("(?:saved|there)=(\\d+)").matcher(place(answer));
        assertThat(number.find()).as(answer.statusCode() + " " + place(answer)).isTrue();
        return "/saved-searches/" + number.group(1);
    }

    private String searches() {
        return me.get("/saved-searches").body();
    }

    /// @return the address of the new list
    private String list(Visitor visitor, String name) {
        String place = place(visitor.post("/lists", Map.of("name", name)));
        assertThat(place).matches("/lists/\\d+");
        return place;
    }

    private static String number(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void put(String list, RecordId record) {
        assertThat(me.post("/lists/records", Map.of("record", String.valueOf(record.value()), "list", number(list)))
                        .statusCode())
                .isLessThan(400);
    }

    private static String on(String list, RecordId record, String act) {
        return list + "/records/" + record.value() + "/" + act;
    }

    @Test
    void aSavedSearchSaysWhatIsNewUntilItIsOpened() {
        String word = word();
        records.add("The first " + word);
        waitFor(me, "/search?q=" + word, "The first");
        assertThat(me.get("/search?q=" + word).body()).contains("Save this search", "value=\"q=" + word + "\"");

        String search = save(me, "q=" + word, word);
        assertThat(searches()).contains(word, "Nothing new since");

        records.add("The second " + word);
        records.add("Nothing of the kind");
        waitFor(me, "/search?q=" + word, "The second");
        assertThat(searches()).contains("1 new").contains("Last opened on");

        assertThat(place(me.post(search + "/open", Map.of()))).isEqualTo("/search?q=" + word);
        assertThat(searches()).contains("Nothing new since").doesNotContain("1 new");
    }

    @Test
    void aSavedSearchKeepsItsFiltersAndOrderAndIsThereOnce() {
        String search = save(me, "q=tide+tables&format=map&from=1990&sort=newest&page=4", "Tides");
        assertThat(place(me.post(search + "/open", Map.of())))
                .isEqualTo("/search?q=tide+tables&format=map&from=1990&sort=newest");
        assertThat(save(me, "q=tide+tables&format=map&from=1990&sort=newest", "Again"))
                .isEqualTo(search);
        assertThat(searches()).contains("Tides").doesNotContain("Again");
    }

    @Test
    void savedSearchesAreRenamedAndDeleted() {
        String one = save(me, "q=one", "First name");
        save(me, "q=two", "Second name");
        me.post(one + "/name", Map.of("name", "  Another   name "));
        assertThat(searches()).contains("Another name").doesNotContain("First name");
        HttpResponse<String> empty = me.post(one + "/name", Map.of("name", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("between 1 and 200", "Another name");

        me.post(one + "/delete", Map.of());
        assertThat(searches()).contains("Second name").doesNotContain("Another name");
        save(me, "q=three", "Third name");
        me.post("/saved-searches/delete", Map.of());
        assertThat(searches()).contains("You have saved no search yet");
    }

    @Test
    void whatCannotBeSavedIsRefusedWithASentence() {
        for (String asked : List.of("", "page=3", "nothing=x", "&&&")) {
            HttpResponse<String> answer = me.post("/saved-searches", Map.of("asked", asked));
            assertThat(answer.statusCode()).as(asked).isEqualTo(422);
            assertThat(answer.body()).contains("A search for everything cannot be saved");
        }
        assertThat(me.post("/saved-searches", Map.of("asked", "q=" + "a".repeat(3_000)))
                        .body())
                .contains("too long to be saved");
        // An odd encoding is text like any other, and a long name is shortened.
        save(me, "q=100%25&q=%ZZ", "n".repeat(500));
        assertThat(searches()).contains("n".repeat(199) + "…");
    }

    @Test
    void aHundredSearchesAreEnough() {
        for (int i = 0; i < 100; i++) {
            save(me, "q=number" + i, "Number " + i);
        }
        HttpResponse<String> answer = me.post("/saved-searches", Map.of("asked", "q=onemore"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("which is as many as can be kept", "Number 99");
    }

    @Test
    void onePressPutsAWorkOnAListAndTheNextGoesThereToo() {
        RecordId first = records.add("A first work");
        RecordId second = records.add("A second work");
        assertThat(me.get("/records/" + first.value()).body()).contains("action=\"/lists/records\"");

        HttpResponse<String> pressed = me.post(
                "/lists/records", Map.of("record", String.valueOf(first.value()), "back", "/search?q=work&page=2"));
        assertThat(place(pressed))
                .isEqualTo("/lists/records/" + first.value() + "?back=%2Fsearch%3Fq%3Dwork%26page%3D2");
        String page = me.get(place(pressed)).body();
        assertThat(page).contains("Kept on", "My list", "href=\"/search?q=work&amp;page=2\"");
        me.post("/lists/records", Map.of("record", String.valueOf(first.value())));
        me.post("/lists/records", Map.of("record", String.valueOf(second.value())));

        assertThat(me.get("/lists").body()).contains("My list", "2 works");
    }

    @Test
    void whoeverPressesTwiceAtOnceHasOneList() throws InterruptedException {
        RecordId work = records.add("A work pressed twice");
        String token = me.token();
        List<Thread> presses = Stream.generate(me::copy)
                .limit(6)
                .map(visitor -> Thread.ofPlatform()
                        .start(() -> visitor.postAsIs(
                                "/lists/records", Map.of("record", String.valueOf(work.value()), "_csrf", token))))
                .toList();
        for (Thread press : presses) {
            press.join();
        }
        assertThat(owner.count(
                        "SELECT count(*) FROM catalogue.kept_list l JOIN people.account a ON a.person_id = l.person_id"
                                + " WHERE a.id = ?",
                        account.id().value()))
                .isOne();
        assertThat(me.get("/lists").body()).contains("1 work");
    }

    @Test
    void anAddressElsewhereIsNotGoneBackTo() {
        RecordId work = records.add("A work");
        assertThat(me.get("/lists/records/" + work.value() + "?back=//evil.example/x")
                        .body())
                .doesNotContain("href=\"//evil")
                .contains("href=\"/records/" + work.value() + "\"");
    }

    @Test
    void aListIsFilledSortedNotedAndEmptied() {
        RecordId z = records.add(book("Zebras of the fen", "Aldous, Ina", 2001));
        RecordId a = records.add(book("Apples", "Zwick, Bo", 1999));
        String list = list(me, "Nature");
        put(list, z);
        put(list, a);
        assertThat(me.get(list + "?sort=title").body().replaceAll("(?s).*?<ul class=\"results\">", ""))
                .containsSubsequence("Apples", "Zebras of the fen");
        assertThat(me.get(list + "?sort=author").body().replaceAll("(?s).*?<ul class=\"results\">", ""))
                .containsSubsequence("Zebras of the fen", "Apples");

        me.post(on(list, a, "note"), Map.of("note", "Read <b>chapter</b> 3"));
        assertThat(me.get(list).body()).contains("Read &lt;b>chapter&lt;/b> 3".replace(">", "&gt;"));
        HttpResponse<String> tooLong = me.post(on(list, a, "note"), Map.of("note", "x".repeat(20_001)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("at most 20,000 characters", "x".repeat(20_001));

        me.post(on(list, z, "remove"), Map.of());
        assertThat(me.get(list).body()).contains("Apples", "1 work").doesNotContain("Zebras");
        me.post(list + "/name", Map.of("name", "Fruit"));
        assertThat(me.get("/lists").body()).contains("Fruit").doesNotContain("Nature");
        me.post(list + "/delete", Map.of());
        assertThat(me.get(list).statusCode()).isEqualTo(404);
        assertThat(me.get("/lists").body()).contains("You have no list yet");
    }

    @Test
    void aListHoldsAThousandWorksAndNoMore() {
        String list = list(me, "Long");
        RecordId last = records.add("The last straw");
        for (int i = 0; i < 1_000; i++) {
            owner.execute(
                    "INSERT INTO catalogue.kept_record (list_id, record_id, title, added_at) VALUES (?, ?, 'T', now())",
                    Long.valueOf(number(list)),
                    records.add("Straw " + i).value());
        }
        HttpResponse<String> answer =
                me.post("/lists/records", Map.of("record", String.valueOf(last.value()), "list", number(list)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("1,000 works, which is as many as it can");
        assertThat(me.get(list + "?page=20").body()).contains("Straw 0");
        assertThat(me.get(list + "/bibliography?style=ieee").body()).contains("Straw 999");
        assertThat(me.get(list + "?sort=title").statusCode()).isEqualTo(200);
    }

    @Test
    void aHundredListsAreEnough() {
        for (int i = 0; i < 100; i++) {
            list(me, "List " + i);
        }
        HttpResponse<String> answer = me.post("/lists", Map.of("name", "One more"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("You have 100 lists");
    }

    @Test
    void recordsThatWereJoinedAreOneWorkWithBothNotes() {
        RecordId gone = records.add("The same work twice");
        RecordId stays = records.add("The same work");
        String list = list(me, "Joined");
        put(list, gone);
        put(list, stays);
        me.post(on(list, gone, "note"), Map.of("note", "Of the one"));
        me.post(on(list, stays, "note"), Map.of("note", "Of the other"));
        records.merge(gone, stays);

        String page = me.get(list).body();
        assertThat(page)
                .contains("Of the one", "Of the other", "<strong>1 work</strong>", "/records/" + stays.value() + "\"")
                .doesNotContain("The same work twice", "/records/" + gone.value() + "\"");
        put(list, gone);
        me.post(on(list, stays, "note"), Map.of("note", "Of both"));
        assertThat(me.get(list).body()).contains("Of both").doesNotContain("Of the o");
        me.post(on(list, stays, "remove"), Map.of());
        assertThat(me.get(list).body()).contains("There is nothing on this list");
    }

    @Test
    void whatLeftTheCatalogueStaysAsALine() {
        RecordId work = records.add("Soon out of sight");
        String list = list(me, "Left");
        put(list, work);
        records.suppress(work);

        assertThat(me.get(list).body())
                .contains("Soon out of sight", "No longer in the catalogue")
                .doesNotContain("href=\"/records/" + work.value());
        assertThat(me.get(list + "/list.csv").body()).contains("Soon out of sight");
        assertThat(me.get(list + "/list.ris").body()).doesNotContain("Soon out of sight");
        assertThat(me.post("/lists/records", Map.of("record", String.valueOf(work.value())))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aListIsTakenAwayInEveryForm() {
        RecordId one = records.add(book("=Sums & proofs", "Oakhurst, Delia", 2014));
        RecordId two = records.add(book("Proofs again", "Oakhurst, Delia", 2014));
        String list = list(me, "Proofs");
        put(list, one);
        put(list, two);
        me.post(on(list, one, "note"), Map.of("note", "Says \"hm\",\nthen stops"));

        assertThat(me.get(list + "/list.ris").body())
                .containsOnlyOnce("Proofs again")
                .contains("TY  - BOOK", "Sums");
        assertThat(me.get(list + "/list.bib").body()).contains("@book", "Proofs again");
        assertThat(me.get(list + "/list.json").body())
                .startsWith("[{")
                .contains("Proofs again")
                .endsWith("]\n");
        HttpResponse<String> csv = me.get(list + "/list.csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("list-" + number(list) + ".csv"));
        assertThat(csv.body()).contains("\"'=Sums & proofs\"", "\"Says \"\"hm\"\",\nthen stops\"", "\"2014\"");
        // In the style's order: of one author and year by title.
        assertThat(me.get(list + "/bibliography?style=apa").body())
                .containsSubsequence("Oakhurst, D. (2014). <em>", "Oakhurst, D. (2014). <em>Proofs again</em>");
        assertThat(me.get(list + "/bibliography").statusCode()).isEqualTo(200);
        assertThat(me.get(list + "/bibliography?style=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseComesToIt() {
        RecordId work = records.add("A private matter");
        String list = list(me, "Mine alone");
        put(list, work);
        String search = save(me, "q=private", "Mine alone");
        Visitor other = signedIn(TestAccounts.reader(people, UserGroup.STUDENT));
        Visitor librarian = signedIn(TestAccounts.staff(people, StaffRole.LIBRARIAN, StaffRole.SYSTEMS_LIBRARIAN));

        for (Visitor visitor : List.of(other, librarian)) {
            for (String path : List.of("", "/bibliography", "/list.ris", "/list.bib", "/list.json", "/list.csv")) {
                assertThat(visitor.get(list + path).body()).as(path).doesNotContain("Mine alone", "private matter");
            }
            for (String path : List.of(
                    list + "/name",
                    list + "/delete",
                    on(list, work, "note"),
                    on(list, work, "remove"),
                    search + "/open",
                    search + "/name",
                    search + "/delete")) {
                visitor.post(path, Map.of("name", "Theirs", "note", "Theirs"));
            }
            visitor.post("/saved-searches/delete", Map.of());
            visitor.post(
                    "/lists/records/" + work.value() + "/remove",
                    Map.of("list", number(list), "record", String.valueOf(work.value())));
        }
        assertThat(other.get(list).statusCode()).isEqualTo(404);
        assertThat(other.post(list + "/name", Map.of("name", "Theirs")).statusCode())
                .isEqualTo(404);
        assertThat(other.post("/lists/records", Map.of("record", String.valueOf(work.value()), "list", number(list)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.get("/lists").body()).doesNotContain("Mine alone");
        assertThat(other.get("/lists/records/" + work.value()).body()).doesNotContain("Mine alone");
        assertThat(me.get(list).body())
                .contains("Mine alone", "A private matter")
                .doesNotContain("Theirs");
        assertThat(searches()).contains("Mine alone").doesNotContain("Theirs");
    }

    @Test
    void whoeverIsNotSignedInIsLedBackAfterwards() {
        String word = word();
        RecordId work = records.add("Something " + word);
        Visitor nobody = new Visitor(port);
        waitFor(nobody, "/search?q=" + word, "Something");
        assertThat(nobody.get("/search?q=" + word).body())
                .contains("Sign in to keep this", "/sign-in?then=%2Fsearch%3Fq%3D" + word)
                .doesNotContain("Save this search");
        assertThat(nobody.get("/records/" + work.value()).body())
                .contains("/sign-in?then=%2Frecords%2F" + work.value() + "\"");
        assertThat(place(nobody.get("/lists"))).contains("/sign-in?then=%2Flists");
        assertThat(nobody.post("/lists/records", Map.of("record", String.valueOf(work.value())))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(me.postAsIs("/lists", Map.of("name", "No token")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingIsKeptForWhoeverObjects() {
        RecordId work = records.add("A doubtful work");
        String list = list(me, "Before");
        put(list, work);
        String search = save(me, "q=before", "Before");
        object();

        for (String path : List.of("/lists", list, "/saved-searches", "/lists/records/" + work.value())) {
            assertThat(me.get(path).body())
                    .as(path)
                    .contains("You objected to this")
                    .doesNotContain("Before");
        }
        assertThat(me.get(list + "/list.csv").statusCode()).isEqualTo(404);
        assertThat(me.post("/lists", Map.of("name", "After")).body()).contains("You objected to this");
        assertThat(me.post("/saved-searches", Map.of("asked", "q=after")).body())
                .contains("You objected to this");
        assertThat(me.post("/lists/records", Map.of("record", String.valueOf(work.value())))
                        .body())
                .contains("You objected to this");
        assertThat(me.post(search + "/open", Map.of()).statusCode()).isEqualTo(404);
        assertThat(me.post(list + "/delete", Map.of()).statusCode()).isEqualTo(404);
        assertThat(owner.count("SELECT count(*) FROM catalogue.kept_list WHERE name = 'After'"))
                .isZero();

        owner.execute("DELETE FROM privacy.stop WHERE purpose = 'keep_own_lists'");
        assertThat(me.get("/lists").body()).contains("Before");
    }

    private void object() {
        owner.execute(
                "INSERT INTO privacy.stop (subject, purpose, since) SELECT person_id::text, 'keep_own_lists', now()"
                        + " FROM people.account WHERE id = ?",
                account.id().value());
    }

    @Test
    void aWorkAccountIsToldThatItIsOne() {
        Visitor staff = signedIn(TestAccounts.staff(people, StaffRole.STATISTICIAN));
        assertThat(staff.get("/lists").body()).contains("for those who use the library");
        assertThat(staff.post("/lists", Map.of("name", "Work")).body()).contains("for work alone");
    }

    @Test
    void searchingStoresNobody(CapturedOutput output) {
        String word = word();
        // The application's own clockwork may write beside a search; what a search wrote would be there each time.
        Set<String> grown = grownBySearching(word);
        for (int again = 0; again < 4 && !grown.isEmpty(); again++) {
            grown.retainAll(grownBySearching(word()));
        }
        assertThat(grown).isEmpty();
        for (String relation : relations()) {
            assertThat(owner.count("SELECT count(*) FROM " + relation + " x WHERE x::text ILIKE ?", "%" + word + "%"))
                    .as(relation)
                    .isZero();
        }
        assertThat(output.getAll()).contains("/search 200").doesNotContain(word);

        // The same words are found where they are kept on purpose.
        save(me, "q=" + word, word);
        assertThat(owner.count("SELECT count(*) FROM catalogue.saved_search x WHERE x::text ILIKE ?", "%" + word + "%"))
                .isOne();
        assertThat(output.getAll()).doesNotContain(word);
    }

    private Set<String> grownBySearching(String word) {
        Map<String, Long> before = rows();
        me.get("/search?q=" + word);
        me.get("/search?q=" + word + "&sort=newest");
        me.get("/api/v1/search?q=" + word);
        me.get("/search?q=" + word + "&format=book", "HX-Request", "true");
        Map<String, Long> after = rows();
        Set<String> grown = new TreeSet<>(after.keySet());
        grown.removeIf(relation -> after.get(relation).equals(before.get(relation)));
        return grown;
    }

    private List<String> relations() {
        return owner.texts("""
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
                """);
    }

    /// Of every table but those that any visit, whatever it asks for, touches; and but how often records were opened,
    /// by nobody in particular, which is written each minute for whatever other tests opened.
    private Map<String, Long> rows() {
        Map<String, Long> rows = new HashMap<>();
        relations().forEach(relation -> rows.put(relation, owner.count("SELECT count(*) FROM " + relation)));
        rows.keySet().removeIf(relation -> relation.startsWith("people.session"));
        rows.remove("catalogue.popularity");
        return rows;
    }
}
