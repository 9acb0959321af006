package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.carrel.testkit.Auc.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// No field gives an attack away by construction.
class RawFieldsTest {

    private static final CampusSettings WORLD =
            Worlds.attacked(CampusSettings.of(2_024, 1_500, LocalDate.of(2026, 9, 21), 35, Worlds.LONDON), 8);
    private static final int LINES_OF_A_THEFT = 200;
    private static final int BENIGN = 8;

    /// Must tell nothing, for nothing in the world makes them differ.
    private static final Map<String, Double> SILENT = new LinkedHashMap<>();

    /// May tell something: thieves are elsewhere, and want documents.
    private static final Map<String, Double> SPEAKING = new LinkedHashMap<>();

    @BeforeAll
    static void measure() throws IOException {
        List<Line> lines = new ArrayList<>();
        Map<Long, Set<String>> readers = new HashMap<>();
        Map<Episode, Integer> taken = new HashMap<>();
        int[] benign = new int[1];
        Campus.simulate(WORLD).run((day, hits) -> {
            for (Hit hit : hits) {
                boolean attack = hit.isAttack();
                boolean kept = attack
                        ? taken.merge(hit.episodes().getFirst(), 1, Integer::sum) <= LINES_OF_A_THEFT
                        : benign[0]++ % BENIGN == 0;
                if (kept) {
                    String owner = attack ? hit.episodes().getFirst().id() : hit.account();
                    lines.add(new Line(hit, attack, (int) (Chance.mix(owner.hashCode()) & 1)));
                }
                if (hit.takesDocument()) {
                    readers.computeIfAbsent(hit.item(), d -> new HashSet<>()).add(hit.account());
                }
            }
        });
        silent(lines);
        speaking(lines, readers);
    }

    private static void silent(List<Line> lines) {
        SILENT.put("second of the minute", Auc.ofNumber(lines, hit -> Math.floorMod(hit.stamp(), 60)));
        SILENT.put("second of the minute, any pattern", Auc.ofCategory(lines, hit -> Math.floorMod(hit.stamp(), 60)));
        SILENT.put("minute of the hour", Auc.ofCategory(lines, hit -> Math.floorMod(hit.stamp() / 60, 60)));
        SILENT.put("last part of the address", Auc.ofCategory(lines, RawFieldsTest::lastPart));
        SILENT.put(
                "number of the account",
                Auc.ofNumber(lines, hit -> Long.parseLong(hit.account().substring(1))));
        SILENT.put("bytes, given the kind", Auc.givenKind(lines, k -> Auc.ofNumber(k, Hit::bytes)));
        SILENT.put("status, given the kind", Auc.givenKind(lines, k -> Auc.ofCategory(k, Hit::status)));
        SILENT.put("length of the URL, given the kind", Auc.givenKind(lines, k -> length(k)));
        SILENT.put("provider", Auc.ofCategory(lines, Hit::provider));
        SILENT.put(
                "last digit of the document or page, given the kind",
                Auc.givenKind(lines, k -> Auc.ofCategory(k, hit -> hit.item() / 12 % 10)));
        SILENT.put("day of the week", Auc.ofCategory(lines, hit -> weekday(hit)));
    }

    private static double length(List<Line> lines) {
        return Auc.ofNumber(lines, hit -> hit.url().length());
    }

    private static void speaking(List<Line> lines, Map<Long, Set<String>> readers) {
        SPEAKING.put("kind of request", Auc.ofCategory(lines, Hit::kind));
        SPEAKING.put("status", Auc.ofCategory(lines, Hit::status));
        SPEAKING.put("bytes", Auc.ofNumber(lines, Hit::bytes));
        SPEAKING.put("length of the URL", Auc.ofNumber(lines, hit -> hit.url().length()));
        SPEAKING.put("hour of the day", Auc.ofCategory(lines, hit -> hour(hit)));
        SPEAKING.put(
                "class of the network",
                Auc.ofCategory(lines, hit -> hit.address().place().networkClass()));
        SPEAKING.put(
                "country", Auc.ofCategory(lines, hit -> hit.address().place().country()));
        SPEAKING.put("city", Auc.ofCategory(lines, hit -> hit.address().place().city()));
        SPEAKING.put(
                "operator", Auc.ofCategory(lines, hit -> hit.address().place().asn()));
        SPEAKING.put("user agent", Auc.ofCategory(lines, Hit::agent));
        SPEAKING.put(
                "readers of the document, given the kind",
                Auc.givenKind(
                        lines,
                        k -> Auc.ofNumber(
                                k,
                                hit -> readers.getOrDefault(hit.item(), Set.of())
                                        .size())));
    }

    private static Object lastPart(Hit hit) {
        String text = hit.address().text();
        return text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf(':')) + 1);
    }

    private static Object weekday(Hit hit) {
        return Instant.ofEpochSecond(hit.stamp()).atZone(WORLD.zone()).getDayOfWeek();
    }

    private static Object hour(Hit hit) {
        return Instant.ofEpochSecond(hit.stamp()).atZone(WORLD.zone()).getHour();
    }

    private static String table() {
        Function<Map<String, Double>, String> rows = fields -> {
            StringBuilder text = new StringBuilder();
            fields.forEach((name, auc) -> text.append(String.format(
                    Locale.ROOT, "| %s | %.2f | %s |\n", name, auc, fields == SILENT ? "at most 0.60" : "reported")));
            return text.toString();
        };
        return "| field | AUC | must be |\n| --- | --- | --- |\n" + rows.apply(SILENT) + rows.apply(SPEAKING);
    }

    @Test
    void whatShouldTellNothingTellsNothing() {
        assertThat(SILENT.values()).as(table()).allMatch(auc -> auc <= 0.60);
    }

    @Test
    void noFieldAloneTellsThievesFromOwners() {
        assertThat(SPEAKING.values()).as(table()).allMatch(auc -> auc < 0.9);
    }

    @Test
    void theDocumentationShowsTheseFigures() throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("raw-fields.md"), table());

        assertThat(Files.readString(Path.of("../docs/simulator.md"))).contains(table());
    }
}
