package org.carrel.catalogue.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.catalogue.marc.RealMarc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Real files, files that were cut off, and several at a time.
@CarrelTest
class HardLoadsModuleTest {

    private static final int MANY = 4_000;
    private static final String COUNTED =
            "SELECT count(*) || ' ' || count(DISTINCT title) FROM catalogue.record WHERE title LIKE 'Many # %'";

    @Autowired
    private Loads loads;

    @Autowired
    private Loader loader;

    @Autowired
    private LoadFolder folder;

    @Autowired
    private LoadSettings settings;

    @Autowired
    private LoadRepository repository;

    @Autowired
    private LoadProfileRepository profiles;

    @Autowired
    private Environment environment;

    @TempDir
    private Path temporary;

    private LoadForTests test;

    @BeforeEach
    void aProfile() {
        test = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
    }

    private byte[] many(String prefix) {
        return test.file(IntStream.range(0, MANY)
                .mapToObj(number -> "001 %s%d\n010 __ $a#%06d\n245 10 $aMany # %d\n952 __ $p%s-#-%d$cMAIN"
                        .formatted(prefix, number, number, number, prefix, number))
                .toArray(String[]::new));
    }

    /// Every record is in, or set aside with a reason; and the same files again change nothing.
    @Test
    void realFilesAreTakenInWhole() throws IOException {
        List<String> said = new ArrayList<>();
        for (Path file : RealMarc.files()) {
            Load load = test.load(Files.readAllBytes(file), false);
            LoadCounts counts = load.counts();
            said.add("%s %d: new %d, replaced %d, unchanged %d, ambiguous %d, aside %d, repaired %d"
                    .formatted(
                            file.getFileName(),
                            counts.records(),
                            counts.created(),
                            counts.replaced(),
                            counts.unchanged(),
                            counts.ambiguous(),
                            counts.setAside(),
                            counts.repaired()));
            assertThat(counts.created()
                            + counts.replaced()
                            + counts.added()
                            + counts.unchanged()
                            + counts.suppressed()
                            + counts.ambiguous()
                            + counts.setAside())
                    .as(said.getLast())
                    .isEqualTo(counts.records())
                    .isEqualTo(RealMarc.read(file).size());
            assertThat(test.find("SELECT count(*) FROM catalogue.load_line WHERE load_id = " + load.id()))
                    .containsExactly(String.valueOf(counts.records()));
            assertThat(test.find("SELECT count(*) FROM catalogue.load_line l WHERE load_id = " + load.id()
                            + " AND outcome IN ('set_aside', 'ambiguous') AND (said = '' OR NOT EXISTS (SELECT FROM "
                            + "catalogue.load_aside a WHERE a.load_id = l.load_id AND a.position = l.position))"))
                    .containsExactly("0");
        }
        System.out.println("FIGURES real files:\n  " + String.join("\n  ", said));
        for (String name : List.of("jazz_1k.mrc", "lul_fre_500.mrc", "pride-and-prejudice-with-many-errors.mrc")) {
            byte[] bytes = Files.readAllBytes(RealMarc.file(name));
            test.load(bytes, false);
            List<String> before = test.everything();
            Load again = test.load(bytes, false);
            System.out.println("FIGURES again: " + name + " " + again.counts());
            assertThat(again.counts().created()).isZero();
            assertThat(String.join("\n", test.everything()).equals(String.join("\n", before)))
                    .as(name)
                    .isTrue();
        }
    }

    /// The database goes away in the middle of a batch; the load goes on where it was.
    @Test
    void aLoadThatIsCutOffGoesOnAndDoublesNothing() {
        test.change("""
                CREATE FUNCTION catalogue.cut() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END $$
                """);
        test.change("CREATE TRIGGER cut BEFORE INSERT ON catalogue.item FOR EACH ROW WHEN (NEW.barcode = 'c-#-2500') "
                + "EXECUTE FUNCTION catalogue.cut()");
        long id = loads.receive(test.code, "cut.mrc", new ByteArrayInputStream(many("c")), false, null);
        loads.work();
        Load cut = repository.one(id).orElseThrow();
        assertThat(cut.state()).isEqualTo(Load.State.RUNNING);
        assertThat(cut.counts().records()).isEqualTo(2_000);
        assertThat(test.find(COUNTED)).containsExactly("2000 2000");
        test.change("DROP TRIGGER cut ON catalogue.item");
        test.change("DROP FUNCTION catalogue.cut");

        loads.work();
        Load load = repository.one(id).orElseThrow();
        assertThat(load.state()).isEqualTo(Load.State.DONE);
        assertThat(load.counts().records()).isEqualTo(MANY);
        assertThat(load.counts().created()).isEqualTo(MANY);
        assertThat(test.find(COUNTED)).containsExactly(MANY + " " + MANY);
        assertThat(test.find("SELECT count(*) || ' ' || max(position) FROM catalogue.load_line WHERE load_id = " + id))
                .containsExactly(MANY + " " + MANY);
    }

    @Test
    void twoLoadsAtOnceMakeOneRecordOfTheSame() throws Exception {
        LoadForTests other = new LoadForTests(
                loads, repository, profiles, environment, test.own(LoadForTests.RULES.replace("T#", "U#")));
        byte[] bytes = many("l");
        List<Thread> threads = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (LoadForTests one : List.of(test, other)) {
            // What another source numbers otherwise.
            byte[] its =
                    new String(bytes, UTF_8).replace("l-", one.number + "-").getBytes(UTF_8);
            Path file = Files.write(temporary.resolve(one.code), one == test ? bytes : its);
            Load load = repository.one(insert(one)).orElseThrow();
            ids.add(load.id());
            threads.add(Thread.ofPlatform().start(() -> loader.run(load, file)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(test.find(COUNTED)).containsExactly(MANY + " " + MANY);
        assertThat(ids.stream()
                        .map(id -> repository.one(id).orElseThrow())
                        .map(load -> load.state() + " " + load.counts().records())
                        .collect(Collectors.toSet()))
                .containsExactly("DONE " + MANY);
    }

    private long insert(LoadForTests one) {
        return Long.parseLong(test.find("""
                WITH c AS (INSERT INTO catalogue.change (kind, why, at) VALUES ('load', 'two', now()) RETURNING id)
                INSERT INTO catalogue.load (profile_code, file_name, file_hash, file_bytes, trial, change_id, state, received_at)
                SELECT '%s', 'two', '\\x00', 1, false, c.id, 'running', now() FROM c RETURNING id
                """.formatted(one.code)).getFirst());
    }

    @Test
    void whatIsPutIntoTheFolderIsTakenInAndKeptWithItsReport() throws IOException {
        Path inbox = Files.createDirectories(settings.folder().resolve(test.code));
        Path good = Files.write(inbox.resolve("good.mrc"), test.file("001 f#\n245 10 $aFolder #"));
        Path bad = Files.writeString(inbox.resolve("bad.mrc"), "no records");
        for (Path file : List.of(good, bad)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
        folder.look();
        assertThat(Files.readString(inbox.resolve("done/good.mrc.report.txt"))).contains("Taken in. Records 1: new 1");
        assertThat(Files.readString(inbox.resolve("refused/bad.mrc.report.txt")))
                .contains("no file of MARC records");
        assertThat(test.find("SELECT count(*) FROM catalogue.record WHERE title = 'Folder #'"))
                .containsExactly("1");
    }
}
