package org.carrel.catalogue.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.carrel.CarrelTest;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.Items;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.RecordsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// The index is what the tables say, whatever happens between the two.
@CarrelTest
class FollowingModuleTest {

    private static final AtomicInteger WORDS = new AtomicInteger();

    @Autowired
    private Tables tables;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Environment environment;

    @Autowired
    private Items items;

    @TempDir
    private Path folder;

    private RecordsForTests records;
    private final List<Node> nodes = new ArrayList<>();

    /// A word that no other test's records have.
    private String word;

    @BeforeEach
    void prepare() {
        records = new RecordsForTests(jdbc, environment);
        word = "zzword" + WORDS.incrementAndGet() + "x";
    }

    @AfterEach
    void close() throws IOException {
        for (Node node : nodes) {
            node.follower.close();
        }
    }

    /// A node of Carrel as far as searching goes.
    private final class Node {

        private final CatalogueIndex index = new CatalogueIndex();
        private final Follower follower;

        Node(String name) {
            this(name, Duration.ofSeconds(1));
        }

        /// @param aWhile see [Follower]; with none it takes five hundred of a load with each step
        Node(String name, Duration aWhile) {
            IndexSettings settings = new IndexSettings(folder.resolve(name), Duration.ZERO);
            this.follower = new Follower(tables, index, settings, Clock.systemUTC(), aWhile);
            nodes.add(this);
        }

        /// Steps until it has an index: of all records that other tests left.
        Node ready() {
            for (int i = 0; i < 12_000 && !follower.isReady(); i++) {
                follower.step();
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(follower.isReady()).as("ready: %s", index.state()).isTrue();
            return this;
        }

        Node step() {
            follower.step();
            return this;
        }

        TreeSet<Long> found(String field, String term) {
            try {
                return index.read(reading -> {
                    TreeSet<Long> ids = new TreeSet<>();
                    var searcher = reading.searcher();
                    for (ScoreDoc hit : searcher.search(new TermQuery(new Term(field, term)), 1_000).scoreDocs) {
                        for (var part : searcher.getIndexReader().leaves()) {
                            int inPart = hit.doc - part.docBase;
                            if (inPart >= 0 && inPart < part.reader().maxDoc()) {
                                var values = part.reader().getNumericDocValues(FieldNames.ID);
                                values.advanceExact(inPart);
                                ids.add(values.longValue());
                            }
                        }
                    }
                    return ids;
                });
            } catch (NoIndex e) {
                throw new AssertionError(e);
            }
        }

        int count(String term) {
            try {
                return index.read(reading -> reading.searcher().count(new TermQuery(new Term(FieldNames.ANY, term))));
            } catch (NoIndex e) {
                throw new AssertionError(e);
            }
        }

        TreeSet<Long> found() {
            return found(FieldNames.ANY, word);
        }
    }

    @Test
    void whatIsCommittedIsFoundAfterTheNextLook() {
        Node node = new Node("a").ready();
        RecordId record = records.add("The " + word);
        assertThat(node.found()).isEmpty();
        assertThat(node.step().found()).containsExactly(record.value());
        records.change(record, RecordsForTests.book("Another title", "", 1999));
        assertThat(node.step().found()).isEmpty();
    }

    @Test
    void aTransactionThatBeganFirstAndCommittedLastIsSeen() {
        Node node = new Node("a").ready();
        TransactionStatus slow = transactions.getTransaction(new DefaultTransactionDefinition());
        RecordId first = records.add("Begun first: " + word);
        RecordId[] second = new RecordId[1];
        Thread other = Thread.ofPlatform().start(() -> second[0] = records.add("Committed first: " + word));
        join(other);
        assertThat(inAnotherThread(() -> node.step().found())).containsExactly(second[0].value());
        assertThat(inAnotherThread(() -> node.step().found())).containsExactly(second[0].value());
        transactions.commit(slow);
        assertThat(node.step().found()).containsExactly(first.value(), second[0].value());
    }

    @Test
    void aCrashBetweenCommitAndIndexHealsItself() throws IOException {
        Node before = new Node("a").ready();
        records.add("Seen and indexed, and never committed to the disk: " + word);
        assertThat(before.step().found()).hasSize(1);
        records.add("Committed to the tables before the crash, never seen: " + word);
        before.follower.abandon();
        records.add("While nobody was there: " + word);
        Node after = new Node("a").ready();
        assertThat(after.index.state()).isInstanceOf(IndexState.Ready.class);
        assertThat(after.found()).hasSize(3);
    }

    /// Whoever changes a record looks for it next; a load goes on for minutes.
    @Test
    void aSingleChangeDoesNotWaitForALoad() throws IOException {
        Node node = new Node("a", Duration.ZERO).ready();
        String loaded = word + "loaded";
        List<Long> many = copies(records.add("Loaded " + loaded), 2_000);
        node.step();
        assertThat(node.follower.isBehind()).isTrue();
        RecordId edited = records.add("Edited " + word);
        assertThat(node.step().found()).containsExactly(edited.value());

        // What is committed while it is behind says so.
        node.follower.close();
        nodes.remove(node);
        Node after = new Node("a").ready();
        while (after.follower.isBehind()) {
            after.step();
        }
        assertThat(after.step().count(loaded)).isEqualTo(many.size() + 1);
        jdbc.sql("UPDATE catalogue.record SET gone_at = now(), touched_in = pg_current_xact_id() WHERE id = ANY(:ids)")
                .param("ids", many.toArray(Long[]::new))
                .update();
    }

    private List<Long> copies(RecordId record, int times) {
        return jdbc.sql("""
                        INSERT INTO catalogue.record (change_id, created_at, changed_at, marc, title, creator, format)
                        SELECT change_id, created_at, changed_at, marc, title, creator, format
                        FROM catalogue.record, generate_series(1, :times) WHERE id = :id RETURNING id
                        """)
                .param("times", times)
                .param("id", record.value())
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    @Test
    void twoNodesAreEachRight() {
        Node one = new Node("one").ready();
        RecordId early = records.add("Early " + word);
        one.step();
        Node two = new Node("two").ready();
        RecordId late = records.add("Late " + word);
        assertThat(two.step().found()).containsExactly(early.value(), late.value());
        assertThat(one.found()).containsExactly(early.value());
        assertThat(one.step().found()).containsExactly(early.value(), late.value());
    }

    @Test
    void twoNodesThatShareAFolderByMistakeDestroyNothing() {
        Node one = new Node("same").ready();
        Node two = new Node("same").step();
        assertThat(two.index.state())
                .isInstanceOfSatisfying(
                        IndexState.Trouble.class,
                        trouble -> assertThat(trouble.why()).isEqualTo("shared"));
        records.add("Still found " + word);
        assertThat(one.step().found()).hasSize(1);
    }

    /// A disk of its own, as small as the index itself: only root may have one mounted.
    @Test
    void aFullDiskIsSaidAndCostsNothingOfWhatIsFound() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
                "a small disk cannot be mounted here");
        try {
            Node node = new Node("disk/index").ready();
            RecordId early = records.add("Early " + word);
            assertThat(node.step().found()).containsExactly(early.value());

            Path filler = fill(disk);
            RecordId late = records.add("Late " + word);
            node.step();
            assertThat(node.index.state()).isInstanceOfSatisfying(IndexState.Trouble.class, trouble -> {
                assertThat(trouble.why()).isEqualTo("full");
                assertThat(trouble.served()).isTrue();
            });
            for (int again = 0; again < 3; again++) {
                assertThat(node.step().found()).contains(early.value());
            }

            Files.delete(filler);
            node.ready();
            assertThat(node.step().found()).containsExactly(early.value(), late.value());
            node.follower.close();
            nodes.remove(node);
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            // There is no such command.
            return false;
        }
    }

    /// To the last byte.
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(disk.toFile().getUsableSpace()).isLessThan(block.length);
            return filler;
        }
    }

    @Test
    void whatIsHiddenOrJoinedIsNotFound() {
        Node node = new Node("a").ready();
        RecordId hidden = records.add("Hidden " + word);
        RecordId gone = records.add("Joined " + word);
        RecordId kept = records.add("Kept " + word);
        assertThat(node.step().found()).hasSize(3);
        records.suppress(hidden);
        records.merge(gone, kept);
        assertThat(node.step().found()).containsExactly(kept.value());
        assertThat(new Node("b").ready().found()).containsExactly(kept.value());
    }

    @Test
    void anItemThatComesBackIsAvailableAtItsCampus() {
        records.campus("north", "North");
        Node node = new Node("a").ready();
        RecordId record = records.add("With items " + word);
        records.item(record, "north", "QA 1", ItemStatus.ON_LOAN);
        assertThat(node.step().found(FieldNames.LABEL, Facet.NOW_AT.label("north")))
                .doesNotContain(record.value());
        assertThat(node.found(FieldNames.LABEL, Facet.CAMPUS.label("north"))).contains(record.value());
        jdbc.sql("UPDATE catalogue.item SET status = 'available'").update();
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ?")
                .param(record.value())
                .update();
        assertThat(node.step().found(FieldNames.LABEL, Facet.NOW_AT.label("north")))
                .contains(record.value());
    }

    /// Whether the record is shown as available at the campus, and as being there at all.
    private static boolean isAvailable(Node node, RecordId record) {
        assertThat(node.found(FieldNames.LABEL, Facet.CAMPUS.label("lend"))).contains(record.value());
        return node.found(FieldNames.LABEL, Facet.NOW_AT.label("lend")).contains(record.value());
    }

    private RecordId lendable(ItemStatus status) {
        records.campus("lend", "Lending");
        RecordId record = records.add("To be lent " + word);
        records.item(record, "lend", "QA 2", status);
        return record;
    }

    private void lend(RecordId record, ItemStatus status) {
        ItemId item = items.ofRecord(record).getFirst().id();
        TransactionStatus running = transactions.getTransaction(new DefaultTransactionDefinition());
        items.status(item, status);
        transactions.commit(running);
    }

    @Test
    void whatLendingDoesToAStatusIsSeenWithTheNextLook() {
        Node node = new Node("a").ready();
        RecordId record = lendable(ItemStatus.AVAILABLE);
        assertThat(isAvailable(node.step(), record)).isTrue();
        lend(record, ItemStatus.ON_LOAN);
        assertThat(isAvailable(node, record)).isTrue();
        assertThat(isAvailable(node.step(), record)).isFalse();
        lend(record, ItemStatus.AVAILABLE);
        assertThat(isAvailable(node.step(), record)).isTrue();
        records.suppress(record);
        lend(record, ItemStatus.ON_LOAN);
        assertThat(node.step().found()).isEmpty();
    }

    @Test
    void aLoanThatBeganFirstAndCommittedLastIsSeen() {
        Node node = new Node("a").ready();
        RecordId slow = lendable(ItemStatus.AVAILABLE);
        RecordId quick = lendable(ItemStatus.AVAILABLE);
        node.step();
        TransactionStatus running = transactions.getTransaction(new DefaultTransactionDefinition());
        items.status(items.ofRecord(slow).getFirst().id(), ItemStatus.ON_LOAN);
        join(Thread.ofPlatform().start(() -> lend(quick, ItemStatus.ON_LOAN)));
        assertThat(inAnotherThread(() -> isAvailable(node.step(), quick))).isFalse();
        assertThat(inAnotherThread(() -> isAvailable(node.step(), slow))).isTrue();
        transactions.commit(running);
        assertThat(isAvailable(node.step(), slow)).isFalse();
    }

    @Test
    void aCrashOrARebuildingLosesNothingOfWhatWasLent() throws IOException {
        RecordId record = lendable(ItemStatus.AVAILABLE);
        Node before = new Node("a").ready();
        lend(record, ItemStatus.ON_LOAN);
        assertThat(isAvailable(before.step(), record)).isFalse();
        before.follower.abandon();
        Node after = new Node("a").ready();
        assertThat(isAvailable(after, record)).isFalse();
        lend(record, ItemStatus.AVAILABLE);
        after.follower.abandon();
        Node again = new Node("a").ready();
        assertThat(isAvailable(again, record)).isTrue();
        again.index.rebuild();
        again.step();
        assertThat(again.index.state()).isInstanceOf(IndexState.Rebuilding.class);
        lend(record, ItemStatus.ON_HOLD_SHELF);
        assertThat(isAvailable(again.ready().step(), record)).isFalse();
    }

    @Test
    void tablesFromAnotherServerForgetWhichTransactionsLent() {
        new Node("a").ready();
        RecordId record = lendable(ItemStatus.AVAILABLE);
        lend(record, ItemStatus.ON_LOAN);
        jdbc.sql("UPDATE catalogue.record_touch SET touched_in = '4000000000'::xid8")
                .update();
        jdbc.sql("UPDATE catalogue.home SET server = 1").update();
        assertThat(tables.settle()).isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM catalogue.record_touch")
                        .query(Integer.class)
                        .single())
                .isZero();
        Node node = new Node("b").ready();
        assertThat(isAvailable(node, record)).isFalse();
        lend(record, ItemStatus.AVAILABLE);
        assertThat(isAvailable(node.step(), record)).isTrue();
    }

    @Test
    void aFolderDeletedWhileRunningIsMadeAnewAndSearchesGoOn() throws IOException {
        Node node = new Node("a").ready();
        records.add("Before " + word);
        assertThat(node.step().found()).hasSize(1);
        delete(folder.resolve("a"));
        node.step();
        assertThat(node.index.state()).isInstanceOfSatisfying(IndexState.Rebuilding.class, rebuilding -> {
            assertThat(rebuilding.why()).isEqualTo("deleted");
            assertThat(rebuilding.served()).isTrue();
        });
        assertThat(node.found()).hasSize(1);
        records.add("Meanwhile " + word);
        assertThat(node.ready().step().found()).hasSize(2);
        assertThat(folder.resolve("a")).isDirectory();
    }

    @Test
    void anIndexThatIsDamagedAtTheStartIsReadAnew() throws IOException {
        Node before = new Node("a").ready();
        records.add("Before " + word);
        before.step();
        before.follower.close();
        damage(folder.resolve("a"));
        Node after = new Node("a").step();
        assertThat(after.index.state())
                .isInstanceOfSatisfying(
                        IndexState.Rebuilding.class,
                        rebuilding -> assertThat(rebuilding.why()).isEqualTo("damaged"));
        assertThat(after.ready().found()).hasSize(1);
    }

    @Test
    void aFaultOfOursInASoundIndexIsNoDamage() {
        Node node = new Node("a").ready();
        assertThatThrownBy(() -> node.index.read(reading -> {
                    throw new IllegalArgumentException("ours");
                }))
                .hasMessage("ours");
        assertThat(node.step().index.state()).isInstanceOf(IndexState.Ready.class);
    }

    @ParameterizedTest
    @MethodSource("whatDamagedFilesLeadTo")
    void damageThatASearchRunsIntoIsHealed(Exception runInto) throws IOException {
        Node node = new Node("a").ready();
        records.add("Damaged and healed " + word);
        assertThat(node.step().found()).hasSize(1);
        damage(folder.resolve("a"));
        assertThatThrownBy(() -> node.index.read(reading -> {
                    throw asIs(runInto);
                }))
                .isInstanceOf(NoIndex.class);
        node.step();
        assertThat(node.index.state()).isInstanceOfSatisfying(IndexState.Rebuilding.class, rebuilding -> {
            assertThat(rebuilding.why()).isEqualTo("damaged");
            assertThat(rebuilding.served()).isFalse();
        });
        assertThat(node.ready().found()).hasSize(1);
    }

    private static IOException asIs(Exception exception) {
        if (exception instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return (IOException) exception;
    }

    static List<Exception> whatDamagedFilesLeadTo() {
        return List.of(
                new CorruptIndexException("as a search would run into it", "test"),
                new IllegalArgumentException("what was stored cannot be read"),
                new NullPointerException());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTriedAgain() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("a"), "a file where the folder should be");
        records.add("Waiting " + word);
        Node node = new Node("a").step();
        assertThat(node.index.state())
                .isInstanceOfSatisfying(
                        IndexState.Trouble.class,
                        trouble -> assertThat(trouble.why()).isEqualTo("folder"));
        Files.delete(inTheWay);
        assertThat(node.ready().found()).hasSize(1);
    }

    @Test
    void anIndexOfOtherTablesIsReadAnew() throws IOException {
        Node before = new Node("a").ready();
        before.follower.close();
        Path newest = new IndexFolders(folder.resolve("a")).newest().orElseThrow();
        try (Generation generation = Generation.open(newest, 16)) {
            generation.commit(
                    new Mark("another/server", generation.mark().orElseThrow().snapshot()));
        }
        records.add("Restored " + word);
        Node after = new Node("a").step();
        assertThat(after.index.state())
                .isInstanceOfSatisfying(
                        IndexState.Rebuilding.class,
                        rebuilding -> assertThat(rebuilding.why()).isEqualTo("restored"));
        assertThat(after.ready().found()).hasSize(1);
    }

    @Test
    void tablesFromAnotherServerCountAsChangedAltogether() {
        new Node("a").ready();
        jdbc.sql("UPDATE catalogue.home SET server = 1").update();
        records.add("From there " + word);
        jdbc.sql("UPDATE catalogue.record SET touched_in = '4000000000'::xid8").update();
        assertThat(tables.settle()).isTrue();
        assertThat(tables.settle()).isFalse();
        assertThat(jdbc.sql("SELECT count(*) FROM catalogue.record WHERE touched_in >= '4000000000'::xid8")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void searchesGoOnWhileItIsReadAnew() throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            records.add("One of many " + word);
        }
        Node node = new Node("a").ready();
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (goOn.get()) {
                asked.incrementAndGet();
                if (node.found().size() != 1_000) {
                    wrong.incrementAndGet();
                }
            }
        });
        for (int i = 0; i < 3; i++) {
            node.index.rebuild();
            node.step();
            assertThat(node.index.state()).isInstanceOf(IndexState.Rebuilding.class);
            node.ready();
        }
        goOn.set(false);
        reader.join();
        assertThat(wrong).hasValue(0);
        assertThat(asked.get()).isGreaterThan(3);
    }

    private static void damage(Path root) throws IOException {
        Path index = new IndexFolders(root).newest().orElseThrow();
        try (Stream<Path> files = Files.list(index)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".tim")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static <T> T inAnotherThread(java.util.function.Supplier<T> work) {
        List<T> result = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> result.add(work.get()));
        join(thread);
        return result.getFirst();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
