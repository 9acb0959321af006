package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On the real logs that lie beside the checkout.
class RealLogsTest {
    private static final Path FOLDER = Path.of("../../shared/data/ezproxy");

    @ParameterizedTest
    @CsvSource({
        "INRIA.squid.test.log, 1, 1, vhost_combined, PAGE",
        "inria.squid.log, 1, 1, vhost_combined, PAGE",
        "test.apache.log, 1, 0, combined, DOCUMENT",
        "ul.ezproxy.log, 1, 0, session standing for the account, DOCUMENT",
        "univ_limoges.ezproxy.log, 0, 2, spuaccess, ",
        "univ_lyon.ezproxy.log, 1, 0, ezproxy, DOCUMENT",
        "univ_parisdescartes.apache.log, 1, 0, combined, DOCUMENT",
        "univ_rennes1.ezproxy.log, 3, 0, ezproxy-groups, OTHER",
        "univ_strasbourg.ezproxy.log, 2, 0, %t %h %a %u %U %b, DOCUMENT",
        "univ_toulouse.apache.log, 1, 0, combined, DOCUMENT",
        "upmc.ezproxy.log, 1, 0, %h %{ezproxy-session}i %u, DOCUMENT",
        "upmc.squid.log, 1, 1, squid, DOCUMENT",
    })
    void everyUniversitysFormatIsRecognised(String name, int events, int skipped, String format, String kind) {
        Logs logs = read("multiformat/" + name);
        assertThat(logs.problems()).isEmpty();
        assertThat(logs.summary().format()).contains(format);
        assertThat(logs.events).hasSize(events);
        assertThat(logs.skipped()).isEqualTo(skipped);
        assertThat(logs.events).allMatch(event -> event.kind() == RequestKind.valueOf(kind) && event.address() != 0);
        assertThat(logs.events.stream().map(AccessEvent::document).distinct().count())
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"sd.2012-11-30.log.gz, 32530, 1364", "sd.2013-03-12.log.gz, 33641, 1892"})
    void everyLineOfTwoRealDaysIsAccountedFor(String name, int lines, int unnamed) {
        Logs logs = read(name);
        assertThat(logs.problems()).isEmpty();
        assertThat(logs.summary().lines()).isEqualTo(lines);
        assertThat(logs.events.size() + logs.summary().repeated() + logs.skipped())
                .isEqualTo(lines);
        assertThat(logs.summary().skipped()).containsOnlyKeys("no account name");
        assertThat(logs.skipped()).isEqualTo(unnamed);
    }

    @Test
    void theBusiestAccountTookOverAHundredDocumentsInADay() {
        Map<String, Set<Long>> days = new TreeMap<>();
        ZoneId paris = ZoneId.of("Europe/Paris");
        for (AccessEvent event : read("sd.2013-03-12.log.gz").events) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(event.epochSecond()), paris);
            Set<Long> documents = days.computeIfAbsent(event.account() + " " + day, unseen -> new HashSet<>());
            if (event.deliversDocument()) {
                documents.add(event.document());
            }
        }
        List<Integer> sizes = days.values().stream().map(Set::size).sorted().toList();
        assertThat(sizes).hasSize(341);
        assertThat(sizes.getLast()).isBetween(110, 120);
        assertThat(sizes.get(sizes.size() / 2)).isBetween(3, 5);
    }

    @Test
    void theAccountWithTheMostDocumentsOfARealDayRanksFirst() {
        Detector detector = Detector.inMemory(new DetectorSettings(ZoneId.of("Europe/Paris"), 5, false));
        Logs logs = read("sd.2012-11-30.log.gz");
        assertThat(logs.events.size() + logs.summary().repeated() + logs.skipped())
                .isEqualTo(logs.summary().lines());
        logs.events.forEach(detector::accept);
        List<AccountDay> days = detector.finish().accountDays();
        AccountDay first = Collections.max(days, Comparator.comparingDouble(AccountDay::score));
        AccountDay most = Collections.max(days, Comparator.comparingInt(AccountDay::documents));
        assertThat(first.account()).isEqualTo(most.account());
    }

    private static Logs read(String name) {
        Path file = FOLDER.resolve(name);
        assumeThat(file).as("the real logs are not beside the checkout").exists();
        return Logs.in(null, "Europe/Paris").read(LogSource.of(file));
    }

    @Test
    void noNameOrAddressOfARealLogIsInAnySummary() throws IOException {
        Path file = FOLDER.resolve("multiformat/upmc.ezproxy.log");
        assumeThat(file).as("the real logs are not beside the checkout").exists();
        String damaged = Files.readString(file)
                .replace("HTTP/1.1\" 200", "HTTP/1.1\" what")
                .repeat(3);
        Logs logs = Logs.of(
                "%h %{ezproxy-session}i %u %t \"%r\" %s %b",
                Files.readString(file).strip() + "\n" + damaged);
        assertThat(logs.summary().skipped().toString())
                .contains("line 2")
                .doesNotContain("anonymous", "152.130", "7FUAB", "sciencedirect");
    }
}
