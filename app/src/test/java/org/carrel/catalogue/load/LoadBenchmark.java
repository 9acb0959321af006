package org.carrel.catalogue.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.CarrelTest;
import org.carrel.catalogue.marc.Chunk;
import org.carrel.catalogue.marc.Chunks;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.Iso2709Writer;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcFile;
import org.carrel.catalogue.marc.MarcRead;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.RealMarc;
import org.carrel.catalogue.marc.Subfield;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How fast records are taken in, matched and committed; see docs/benchmarks.md. `-Dcarrel.bench.records=50000` is the
/// setting. The records are those beside the project, over and over, each time with numbers of their own and with 1.2
/// copies each; the database writes through to the disk.
@CarrelTest
@TestPropertySource(properties = "carrel.context=LoadBenchmark")
class LoadBenchmark {

    private static final int RECORDS = Integer.getInteger("carrel.bench.records", 50_000);
    private static final double NANOS = 1e9;
    private static final String OWN = "010 020 022 024 035 952";

    @Autowired
    private Loads loads;

    @Autowired
    private LoadRepository repository;

    @Autowired
    private LoadProfileRepository profiles;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    private LoadForTests test;

    @Test
    void loading() throws IOException {
        test = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
        List<MarcRecord> real = real();
        Path file = write(real, 0, RECORDS, "");
        System.out.printf(
                Locale.UK,
                "BENCH load: %d records made of %d real ones, %.1f MB%n",
                RECORDS,
                real.size(),
                Files.size(file) / 1e6);
        reading("as written, UTF-8", file);
        reading("jazz_1k, MARC-8, 1st time", RealMarc.file("jazz_1k.mrc"));
        reading("jazz_1k, MARC-8, 2nd time", RealMarc.file("jazz_1k.mrc"));
        say("a trial", file, true);
        say("all are new", file, false);
        say("the same once more", file, false);
        say("one in ten has changed", write(real, 0, RECORDS, "x"), false);
        say("as many new ones again", write(real, RECORDS, 2 * RECORDS, ""), false);
    }

    private static List<MarcRecord> real() {
        List<MarcRecord> real = new ArrayList<>();
        for (String name : List.of("jazz_1k.mrc", "lul_fre_500.mrc", "pride-and-prejudice-fixed.mrc")) {
            RealMarc.read(RealMarc.file(name)).stream()
                    .filter(MarcRead.Read.class::isInstance)
                    .forEach(one -> real.add(((MarcRead.Read) one).record()));
        }
        return real;
    }

    private static void reading(String what, Path file) throws IOException {
        long begun = System.nanoTime();
        int count = 0;
        try (Chunks chunks = MarcFile.open(file)) {
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                count += chunks.read(chunk) instanceof MarcRead.Read ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        System.out.printf(
                Locale.UK, "BENCH load: reading alone, one thread, %s: %.0f records/s%n", what, count / seconds);
    }

    private void say(String what, Path file, boolean trial) throws IOException {
        new OwnerOfDatabase(environment).execute("VACUUM ANALYZE");
        long id;
        try (var input = Files.newInputStream(file)) {
            id = loads.receive(test.code, "bench.mrc", input, trial, null);
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double before = system.getSystemLoadAverage();
        long processor = system.getProcessCpuTime();
        long begun = System.nanoTime();
        loads.work();
        double seconds = (System.nanoTime() - begun) / NANOS;
        double own = (system.getProcessCpuTime() - processor) / NANOS;
        Load load = repository.one(id).orElseThrow();
        System.out.printf(
                Locale.UK,
                "BENCH load: %s: %.1f s, %.0f records/s; processor time of the program %.1f s; load of the machine %.1f"
                        + " before, %.1f after; %s %s%n",
                what,
                seconds,
                load.counts().records() / seconds,
                own,
                before,
                system.getSystemLoadAverage(),
                load.state(),
                load.counts());
    }

    private Path write(List<MarcRecord> real, int from, int to, String change) throws IOException {
        Path file = Files.createTempFile(folder, "bench", ".mrc");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int number = from; number < to; number++) {
                Optional<byte[]> bytes = Iso2709Writer.bytes(
                        own(real.get(number % real.size()), number, number % 10 == 0 ? change : ""));
                out.write(bytes.orElseThrow());
            }
        }
        return file;
    }

    /// With the numbers it had, but of its own.
    private static MarcRecord own(MarcRecord record, int number, String change) {
        List<MarcField> fields = new ArrayList<>();
        fields.add(new ControlField("001", "bench" + number));
        record.fields().stream()
                .filter(field -> !field.tag().equals("001") && !field.tag().equals("003") && !OWN.contains(field.tag()))
                .forEach(fields::add);
        if (record.data("010").findAny().isPresent()) {
            fields.add(field("010", "  20%08d".formatted(number)));
        }
        if (record.data("020").findAny().isPresent()) {
            fields.add(field("020", isbn(number)));
        }
        fields.add(field("035", "(OCoLC)" + (1_000_000_000 + number)));
        fields.add(field("590", "A note" + change));
        fields.add(field("500", "Of the benchmark" + change));
        for (int copy = 0; copy < (number % 5 == 0 ? 2 : 1); copy++) {
            fields.add(new DataField(
                    "952",
                    ' ',
                    ' ',
                    List.of(
                            new Subfield('p', "B" + number + "-" + copy),
                            new Subfield('c', number % 3 == 0 ? "STORE" : "MAIN"),
                            new Subfield('y', "BK"))));
        }
        return new MarcRecord(record.leader(), fields);
    }

    private static DataField field(String tag, String value) {
        return new DataField(tag, ' ', ' ', List.of(new Subfield('a', value)));
    }

    private static String isbn(int number) {
        String body = "978%09d".formatted(number);
        int sum = 0;
        for (int place = 0; place < body.length(); place++) {
            sum += (body.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }
}
