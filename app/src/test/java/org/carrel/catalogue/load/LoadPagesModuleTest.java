package org.carrel.catalogue.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.marc.MarcRead;
import org.carrel.catalogue.marc.RealMarc;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Loading records by page and by command, and getting them out again.
@CarrelTest
class LoadPagesModuleTest {

    private static final String ONE = "001 a#\n100 1_ $aWriter, A.\n245 10 $aPaged <b># & é\n952 __ $pP#$cMAIN";

    @LocalServerPort
    private int port;

    @Value("${carrel.data}")
    private Path data;

    @Autowired
    private People people;

    @Autowired
    private Loads loads;

    @Autowired
    private LoadRepository repository;

    @Autowired
    private LoadProfileRepository profiles;

    @Autowired
    private OldReports reports;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    private LoadForTests test;
    private Visitor librarian;

    @BeforeEach
    void aLibrarian() {
        test = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
        librarian = visitor(StaffRole.LIBRARIAN);
    }

    private Visitor visitor(StaffRole role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private String upload(byte[] bytes, boolean trial) {
        String token = librarian.token();
        HttpResponse<String> answer = librarian.send(
                "/catalogue/loads/profiles/" + test.code + "/files?name=some%2Ffile.mrc&trial=" + trial,
                request -> request.header("Content-Type", "application/octet-stream")
                        .header("X-XSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.statusCode()).isEqualTo(201);
        loads.work();
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aProfileIsAddedAndChangedWhereItsRulesAreRight() {
        String rules = test.own(LoadForTests.RULES);
        Map<String, String> form = Map.of("code", "paged-" + test.number, "name", "Paged", "rules", rules);
        assertThat(librarian.post("/catalogue/loads/profiles/new", form).statusCode())
                .isEqualTo(303);
        assertThat(librarian.post("/catalogue/loads/profiles/new", form).body()).contains("already");
        HttpResponse<String> wrong = librarian.post(
                "/catalogue/loads/profiles/paged-" + test.number,
                Map.of("name", "Paged", "rules", rules.replace("test-store", "cellar")));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Line 13:", "There is no location “cellar”");
        for (ExampleRules example : ExampleRules.values()) {
            assertThat(librarian
                            .get("/catalogue/loads/profiles/new?example=" + example.key())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(RulesReader.read(example.text(profiles.places()), profiles.places()))
                    .as(example.key())
                    .isInstanceOf(RulesReader.Read.Fine.class);
        }
    }

    @Test
    void aFileIsTriedAndLoadedAndItsReportRead() {
        byte[] file = test.file(ONE, "245 10 $aNo number #\n952 __ $pQ#$cNOWHERE");
        assertThat(librarian.get(upload(file, true)).body()).contains("A trial: nothing was changed.", "new 2");
        String address = upload(file, false);
        String body = librarian.get(address).body();
        assertThat(body).contains("Taken in. Records 2: new 2", "file.mrc", "which of our locations “NOWHERE” is");
        assertThat(librarian.get(address + "?outcome=new").body()).contains("/records/");
        assertThat(librarian.get(address + "?outcome=set_aside").body()).contains("There are none.");
        HttpResponse<String> csv = librarian.get(address + "/report.csv");
        assertThat(csv.body().lines())
                .hasSize(3)
                .first()
                .isEqualTo("position,outcome,repaired,record,remarks,authority");
        assertThat(test.find("SELECT (made_by IS NOT NULL) || why FROM catalogue.change WHERE id = (SELECT change_id "
                        + "FROM catalogue.load WHERE id = " + address.replaceAll(".*/", "") + ")"))
                .containsExactly("truefile.mrc");
    }

    @Test
    void whatIsSetAsideIsGivenBackAsItCame() {
        byte[] wrong = "<record><leader>x</leader><oops/></record>".getBytes(UTF_8);
        String address = upload(("<collection>" + new String(wrong, UTF_8) + "</collection>").getBytes(UTF_8), false);
        assertThat(librarian.get(address).body()).contains("The element “oops” has no place in a record of MARCXML.");
        assertThat(librarian.get(address + "/set-aside").body()).isEqualTo(new String(wrong, UTF_8) + "\n");
    }

    @Test
    void aReportIsKeptForAYearAndThatOfATrialForAMonth() {
        byte[] wrong = "<collection><record><leader>x</leader><oops/></record></collection>".getBytes(UTF_8);
        String trial = upload(wrong, true);
        String load = upload(wrong, false);
        endedBefore(trial, 29);
        endedBefore(load, 364);
        reports.letGo();
        assertThat(librarian.get(trial).body()).contains("The element “oops”");
        assertThat(librarian.get(load + "/set-aside").body()).contains("oops");

        endedBefore(trial, 31);
        endedBefore(load, 366);
        reports.letGo();
        assertThat(librarian.get(trial).body()).contains("kept for thirty days").doesNotContain("oops");
        assertThat(librarian.get(load).body())
                .contains("kept for a year", "Records 1: new 0")
                .doesNotContain("oops");
        assertThat(librarian.get(load + "/set-aside").body()).isEmpty();
    }

    private void endedBefore(String address, int days) {
        new OwnerOfDatabase(environment)
                .execute(
                        "UPDATE catalogue.load SET ended_at = ? WHERE id = ?",
                        Timestamp.from(clock.instant().minus(Duration.ofDays(days))),
                        Long.parseLong(address.replaceAll(".*/", "")));
    }

    @Test
    void onlyCataloguersComeIn() {
        for (String path : List.of("/catalogue/loads", "/catalogue/export", "/catalogue/loads/profiles/new")) {
            assertThat(visitor(StaffRole.DESK).get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(new Visitor(port).get(path).statusCode()).as(path).isEqualTo(303);
            assertThat(visitor(StaffRole.SYSTEMS_LIBRARIAN).get(path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(new Visitor(port)
                        .postAsIs("/api/v1/catalogue/loads?profile=x", Map.of())
                        .statusCode())
                .isIn(401, 403);
        assertThat(librarian.get("/catalogue/loads/999999").statusCode()).isEqualTo(404);
        assertThat(librarian
                        .post("/catalogue/loads/999999/removal", Map.of("because", "why not"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsExportedIsWhatCameIn() throws Exception {
        test.load(ONE);
        for (String format : List.of("iso2709", "marcxml")) {
            byte[] out = librarian.bytes("/catalogue/export?format=" + format).body();
            List<MarcRead> all = RealMarc.read(Files.write(folder.resolve(format), out));
            assertThat(all)
                    .allMatch(one ->
                            one instanceof MarcRead.Read read && read.repairs().isEmpty());
            assertThat(all.stream()
                            .map(one -> ((MarcRead.Read) one).record())
                            .filter(one -> one.control("001").orElse("").equals("a" + test.number))
                            .collect(Collectors.toList()))
                    .as(format)
                    .containsExactly(test.marc(ONE));
        }
        byte[] gone = test.file(ONE);
        gone[5] = 'd';
        test.load(gone, false);
        assertThat(new String(librarian.bytes("/catalogue/export").body(), UTF_8))
                .doesNotContain("Paged <b>" + test.number);
        String since =
                new String(librarian.bytes("/catalogue/export?since=2020-01-01").body(), UTF_8);
        assertThat(since).contains("Paged <b>" + test.number);
        assertThat(librarian.get("/catalogue/export?format=pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void theCommandLineLoadsAndSaysWhatBecameOfIt() throws Exception {
        Path file = Files.write(folder.resolve("by command.mrc"), test.file(ONE));
        assertThat(run(file, "--dry-run")).isZero();
        assertThat(test.find("SELECT count(*) FROM catalogue.record WHERE title LIKE 'Paged <b># %'"))
                .containsExactly("0");
        assertThat(run(file)).isZero();
        assertThat(test.find("SELECT count(*) FROM catalogue.record WHERE title LIKE 'Paged <b># %'"))
                .containsExactly("1");
        assertThat(run(Files.writeString(folder.resolve("text"), "no records"))).isEqualTo(1);
        assertThat(run(folder.resolve("missing"))).isEqualTo(1);
    }

    private int run(Path file, String... more) {
        return org.carrel.CommandForTests.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "catalogue",
                                "load",
                                "--url",
                                "http://127.0.0.1:" + port,
                                "--data",
                                data.toString(),
                                "--profile",
                                test.code,
                                file.toString()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }
}
