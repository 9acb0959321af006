package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.carrel.CarrelTest;
import org.carrel.catalogue.Amplified;
import org.carrel.catalogue.RealRecords;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.catalogue.index.FieldNames;
import org.carrel.catalogue.index.IndexState;
import org.carrel.catalogue.index.NoIndex;
import org.carrel.catalogue.index.Words;
import org.carrel.catalogue.load.BulkLoads;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.Iso2709Writer;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.MarcXmlWriter;
import org.carrel.catalogue.marc.Subfield;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// From a file of records to a page of results, with everything between: matched, committed, indexed, searched over
/// HTTP, beside Lucene alone and Debian's Zebra; see docs/benchmarks.md.
///
/// `-Dcarrel.bench.records=1000000`, `-Dcarrel.bench.users=20` and `-Dcarrel.bench.asked=3000` are the settings.
@CarrelTest
@Import(BulkLoads.class)
@TestPropertySource(properties = {"carrel.context=DiscoveryBenchmark", "carrel.test.index-every=200ms"})
class DiscoveryBenchmark {

    private static final int RECORDS = Integer.getInteger("carrel.bench.records", 1_000_000);
    private static final int USERS = Integer.getInteger("carrel.bench.users", 20);
    private static final int ASKED = Integer.getInteger("carrel.bench.asked", 3_000);
    private static final int ZOOMED = 300;
    private static final Pattern OWN_NUMBER =
            Pattern.compile("<datafield tag=\"599\"[^>]*>\\s*<subfield code=\"a\">(\\w+)</subfield>");
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Autowired
    private BulkLoads loads;

    @Autowired
    private CatalogueIndex index;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void discovering() throws Exception {
        List<MarcRecord> real = new ArrayList<>(RealRecords.of("jazz_1k.mrc"));
        real.addAll(RealRecords.of("lul_fre_500.mrc"));
        real.addAll(RealRecords.of("pride-and-prejudice-fixed.mrc"));
        say("load of the machine before %.1f", SYSTEM.getSystemLoadAverage());
        Idzebra zebra = Idzebra.isInstalled() ? Idzebra.in(folder.resolve("zebra")) : null;
        try {
            Path few = iso2709(real.size(), number -> own(real.get(number), "r" + number, number));
            loads.take(few);
            awaitFound(real.size());
            if (zebra != null) {
                zebra.take(marcXml(real.size(), number -> own(real.get(number), "r" + number, number)));
                quality(real, zebra);
            }
            Amplified amplified = new Amplified(real);
            load(real.size(), iso2709(RECORDS, number -> own(amplified.record(number), "a" + number, number)));
            rebuild();
            List<SearchRequest> questions = LibrarySearchBenchmark.questions(amplified);
            search(questions);
            if (zebra != null) {
                double seconds =
                        zebra.take(marcXml(RECORDS, number -> own(amplified.record(number), "a" + number, number)));
                say("zebra indexed %d records in %.1f s, %.0f a second", RECORDS, seconds, RECORDS / seconds);
                zoom(questions, zebra);
            }
        } finally {
            if (zebra != null) {
                zebra.close();
            }
        }
        say("load of the machine after %.1f", SYSTEM.getSystemLoadAverage());
    }

    private void load(int before, Path file) throws IOException {
        new OwnerOfDatabase(environment).execute("VACUUM ANALYZE");
        long begun = System.nanoTime();
        long worked = SYSTEM.getProcessCpuTime();
        String counts = loads.take(file);
        double committed = (System.nanoTime() - begun) / 1e9;
        awaitFound(before + RECORDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        say(
                "load with index: %d records of %d MB committed in %.1f s, all found after %.1f s, %.0f a second; %.1f s of processor of the program; %s",
                RECORDS,
                Files.size(file) >> 20,
                committed,
                seconds,
                RECORDS / seconds,
                (SYSTEM.getProcessCpuTime() - worked) / 1e9,
                counts);
        Files.delete(file);
    }

    private void rebuild() {
        long begun = System.nanoTime();
        long worked = SYSTEM.getProcessCpuTime();
        index.rebuild();
        await(() -> index.state() instanceof IndexState.Rebuilding);
        await(() -> index.state() instanceof IndexState.Ready);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        say(
                "index rebuilt: %.1f s, %.0f records a second, %.0f us of processor of the program each; heap at most %d MB",
                seconds,
                RECORDS / seconds,
                (SYSTEM.getProcessCpuTime() - worked) / 1e3 / RECORDS,
                runtime.maxMemory() >> 20);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        try {
            while (!condition.holds()) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitFound(int records) {
        await(() -> {
            try {
                return index.read(reading -> reading.searcher().getIndexReader().numDocs()) >= records;
            } catch (NoIndex e) {
                return false;
            }
        });
    }

    private void search(List<SearchRequest> questions) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Consumer<SearchRequest> http = request -> get(client, request);
            run("HTTP, one user", questions, 1, ASKED / 3, 0, http);
            run("HTTP, one user", questions, 1, ASKED / 3, 0, http);
            run("HTTP, " + USERS + " users with a second's pause", questions, USERS, ASKED, 1_000, http);
            run("HTTP, " + USERS + " users without a pause", questions, USERS, ASKED, 0, http);
        }
        run("Lucene alone, one user", questions, 1, ASKED / 3, 0, this::lucene);
        run("Lucene alone, " + USERS + " users without a pause", questions, USERS, ASKED, 0, this::lucene);
    }

    private void get(HttpClient client, SearchRequest request) {
        try {
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + SearchAddress.of(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(request.text()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All words anywhere, the best twenty: no facets, no counts, no availability, nothing shown.
    private void lucene(SearchRequest request) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Words.asked(request.text()).stream()
                .distinct()
                .forEach(word -> all.add(new TermQuery(new Term(FieldNames.ANY, word.term())), Occur.MUST));
        try {
            index.read(reading -> reading.searcher().search(all.build(), new TopScoreDocCollectorManager(20, 1_000)));
        } catch (NoIndex e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(
            String what, List<SearchRequest> questions, int users, int asked, int pause, Consumer<SearchRequest> ask)
            throws InterruptedException {
        long[][] times = new long[users][asked / users];
        List<Thread> threads = new ArrayList<>();
        long begun = System.nanoTime();
        for (int user = 0; user < users; user++) {
            int self = user;
            threads.add(Thread.ofPlatform().start(() -> {
                Random chance = new Random(self + 31L * asked);
                for (int i = 0; i < times[self].length; i++) {
                    pause(chance.nextInt(2 * pause + 1));
                    SearchRequest request = questions.get(chance.nextInt(questions.size()));
                    long from = System.nanoTime();
                    ask.accept(request);
                    times[self][i] = System.nanoTime() - from;
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        say(
                "search, %s: %d searches, %.1f a second, mean %.1f p50 %.1f p95 %.1f p99 %.1f worst %.1f ms",
                what,
                all.length,
                all.length / seconds,
                Arrays.stream(all).average().orElseThrow() / 1e6,
                at(all, 0.5),
                at(all, 0.95),
                at(all, 0.99),
                at(all, 1));
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.max(0, Math.ceil(quantile * sorted.length) - 1)] / 1e6;
    }

    /// The same judged questions to both, by the same protocol.
    private void quality(List<MarcRecord> real, Idzebra zebra) throws IOException, InterruptedException {
        Map<String, Description> known = new HashMap<>();
        for (int number = 0; number < real.size(); number++) {
            known.put("r" + number, Describing.describe(own(real.get(number), "r" + number, number)));
        }
        List<Description> all = List.copyOf(known.values());
        List<Judged> judged = Judged.all().stream()
                .filter(one -> !Double.isNaN(one.ndcg(List.of(), all)))
                .toList();
        for (Map.Entry<String, String> server :
                Map.of("Carrel", sru(), "Zebra", zebra.address()).entrySet()) {
            double sum = 0;
            for (Judged one : judged) {
                String answer = zoomed(server.getValue(), List.of(cql(one.question())));
                List<Description> found = new ArrayList<>();
                Matcher number = OWN_NUMBER.matcher(answer);
                while (number.find()) {
                    found.add(known.get(number.group(1)));
                }
                sum += one.ndcg(found, all);
            }
            say(
                    "quality by SRU: %s nDCG@10 %.3f over %d judged questions and %d real records",
                    server.getKey(), sum / judged.size(), judged.size(), real.size());
        }
    }

    private String sru() {
        return "http://127.0.0.1:" + port + "/sru";
    }

    /// Its words, all of them wanted: what both understand.
    private static String cql(String question) {
        String words = Words.asked(question.replaceAll("^\\w+:", "")).stream()
                .map(word -> word.term())
                .filter(word -> !List.of("and", "or", "not").contains(word))
                .collect(Collectors.joining(" "));
        return "cql.serverChoice all \"" + words + "\"";
    }

    private void zoom(List<SearchRequest> questions, Idzebra zebra) throws IOException, InterruptedException {
        List<String> asked =
                questions.stream().limit(ZOOMED).map(one -> cql(one.text())).toList();
        for (int round = 1; round <= 3; round++) {
            for (Map.Entry<String, String> server :
                    Map.of("Carrel", sru(), "Zebra", zebra.address()).entrySet()) {
                long begun = System.nanoTime();
                String answer = zoomed(server.getValue(), asked);
                double seconds = (System.nanoTime() - begun) / 1e9;
                say(
                        "one zoomsh script through SRU, round %d: %s %d searches, ten records of each, in %.2f s; %d records came, %d errors",
                        round,
                        server.getKey(),
                        asked.size(),
                        seconds,
                        OWN_NUMBER.matcher(answer).results().count(),
                        answer.split(" error: ", -1).length - 1);
            }
        }
    }

    private String zoomed(String address, List<String> asked) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set sru get\nset sru_version 1.1\nset schema marcxml\nconnect ")
                .append(address)
                .append('\n');
        asked.forEach(question -> script.append("search cql:").append(question).append("\nshow 0 10\n"));
        script.append("quit\n");
        Path file = Files.writeString(folder.resolve("zoom.script"), script);
        Path out = folder.resolve("zoom.out");
        Process process = new ProcessBuilder("/usr/bin/zoomsh")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.waitFor();
        return Files.readString(out);
    }

    /// With a number by which both are asked for it, and a copy or two.
    private static MarcRecord own(MarcRecord record, String name, int number) {
        List<MarcField> fields = new ArrayList<>();
        fields.add(new ControlField("001", name));
        record.fields().stream()
                .filter(field -> !List.of("001", "003", "010", "020", "022", "024", "035", "599", "952")
                        .contains(field.tag()))
                .forEach(fields::add);
        record.data("020").limit(1).forEach(fields::add);
        fields.add(new DataField("599", ' ', ' ', List.of(new Subfield('a', name))));
        for (int copy = 0; copy < (number % 5 == 0 ? 2 : 1); copy++) {
            fields.add(new DataField(
                    "952",
                    ' ',
                    ' ',
                    List.of(
                            new Subfield('p', "B" + name + "-" + copy),
                            new Subfield('c', number % 3 == 0 ? "STORE" : "MAIN"),
                            new Subfield('o', "ML " + number % 9_999 + " .A" + number),
                            new Subfield('y', "BK"))));
        }
        return new MarcRecord(record.leader(), fields);
    }

    private Path iso2709(int count, IntFunction<MarcRecord> record) throws IOException {
        Path file = Files.createTempFile(folder, "bench", ".mrc");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int number = 0; number < count; number++) {
                out.write(Iso2709Writer.bytes(record.apply(number)).orElseThrow());
            }
        }
        return file;
    }

    private Path marcXml(int count, IntFunction<MarcRecord> record) throws IOException, XMLStreamException {
        Path file = Files.createTempFile(folder, "bench", ".xml");
        try (Writer out = Files.newBufferedWriter(file);
                MarcXmlWriter xml = MarcXmlWriter.collection(out)) {
            for (int number = 0; number < count; number++) {
                xml.write(record.apply(number));
            }
        }
        return file;
    }

    private static void say(String format, Object... values) {
        System.out.println("BENCH discovery: " + String.format(Locale.ROOT, format, values));
    }
}
