package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `carrel scan --state`, night by night.
class NightlyScanTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path night(int day) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            log.append(String.format(
                    "192.0.2.%d - reader%d [%02d/Feb/2026:%02d:%02d:%02d +0000] \"GET http://www.example.com/article/%d HTTP/1.1\" 200 500%n",
                    i % 7, i % 7, day, 8 + i / 60, i % 60, i % 13, day * 1000 + i));
        }
        return Files.writeString(folder.resolve("night-" + day + ".log"), log);
    }

    private Run scan(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("scan", "--state", at("state"), "--scores", at("s.csv")), Stream.of(arguments))
                .toArray(String[]::new);
        return Run.of(folder, all);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> days() throws IOException {
        return Files.readAllLines(folder.resolve("s.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1)[1])
                .distinct()
                .toList();
    }

    @Test
    void eachNightTellsOfItsOwnDayAndTheSameLogOfTheSame() throws IOException {
        assertThat(scan(night(2).toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(days()).containsExactly("2026-02-02");
        assertThat(scan(night(3).toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(days()).containsExactly("2026-02-03");
        byte[] before = Files.readAllBytes(folder.resolve("s.csv"));

        Run again = scan(night(3).toString());

        assertThat(again.exit()).isEqualTo(Exit.DONE);
        assertThat(again.err()).contains("600 lines were counted in an earlier run");
        assertThat(folder.resolve("s.csv")).hasBinaryContent(before);
    }

    @Test
    void aDayReadInTwoRunsTellsApartWhatThisOneReadAndWhatTheDayHolds() throws IOException {
        List<String> day = Files.readAllLines(night(2));
        Path morning = Files.write(folder.resolve("morning.log"), day.subList(0, 300));
        Path evening = Files.write(folder.resolve("evening.log"), day.subList(200, 600));

        Run first = scan("--report", at("r.html"), morning.toString());

        assertThat(first.out()).contains("300 lines: 300 scored").doesNotContain("earlier run");
        assertThat(folder.resolve("r.html"))
                .content()
                .contains("300 lines: 300 scored.")
                .doesNotContain("earlier run");

        Run second = scan("--report", at("r.html"), evening.toString());

        assertThat(second.out())
                .contains("400 lines: 300 counted now, 100 counted in an earlier run")
                .contains("The days of these logs with what earlier runs read of them: 600 scored")
                .contains("7 accounts, 1 day, 7 account-days");
        assertThat(folder.resolve("r.html"))
                .content()
                .as("told alike when it is read again")
                .contains("400 lines: 400 of use.")
                .contains("with what earlier runs read of them: 600 scored.");

        byte[] page = Files.readAllBytes(folder.resolve("r.html"));
        Run again = scan("--report", at("r.html"), evening.toString());

        assertThat(again.out()).contains("400 lines: 0 counted now, 400 counted in an earlier run");
        assertThat(folder.resolve("r.html")).hasBinaryContent(page);
    }

    @Test
    void aLogOlderThanTheLastIsRefusedAndTheOldOutputStays() throws IOException {
        scan(night(3).toString());
        byte[] before = Files.readAllBytes(folder.resolve("s.csv"));

        Run late = scan(night(2).toString());

        assertThat(late.exit()).isEqualTo(Exit.NOTHING_READ);
        assertThat(late.err()).contains("give logs oldest first");
        assertThat(folder.resolve("s.csv")).hasBinaryContent(before);
    }

    @Test
    void aLogThatGoesBackInTimeIsPutInOrderBeforeAnythingIsKept() throws IOException {
        String both = Files.readString(night(3)) + Files.readString(night(2));
        Path log = Files.writeString(folder.resolve("both.log"), both);

        Run run = scan("--lines-a-chunk", "100", log.toString());

        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.err()).contains("its lines were put in order");
        assertThat(days()).containsExactly("2026-02-02", "2026-02-03");
    }

    @Test
    void aBlockFromAWrongClockMovesNotThePresent() throws IOException {
        List<String> night = Files.readAllLines(night(2));
        List<String> ahead = Files.readAllLines(night(27)).subList(0, 80);
        List<String> all = new java.util.ArrayList<>(night.subList(0, 300));
        all.addAll(ahead);
        all.addAll(night.subList(300, 600));
        Run wrong = scan(Files.write(folder.resolve("wrong.log"), all).toString());

        assertThat(wrong.exit()).isEqualTo(Exit.DONE);
        assertThat(wrong.err()).contains("jumps ahead to 2026-02-27 and comes back");
        assertThat(wrong.out()).contains("680 lines", "600 scored", "80 skipped");
        assertThat(days()).containsExactly("2026-02-02");

        Run next = scan(night(3).toString());

        assertThat(next.exit()).isEqualTo(Exit.DONE);
        assertThat(days()).containsExactly("2026-02-03");
    }

    @Test
    void theSameBlockComesFromStandardInput() throws IOException {
        List<String> night = Files.readAllLines(night(2));
        String all = String.join("\n", night.subList(0, 300)) + "\n" + String.join("\n", Files.readAllLines(night(27)))
                + "\n" + String.join("\n", night.subList(300, 600)) + "\n";
        String[] command = {"scan", "--state", at("state"), "--scores", at("s.csv"), "-"};
        Run wrong = Run.of(folder, Map.of(), all, command);

        assertThat(wrong.err()).contains("comes back");
        assertThat(days()).containsExactly("2026-02-02");
        assertThat(scan(night(3).toString()).exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void anotherKeystoreIsRefusedAndARotatedOneIsNot() throws IOException {
        scan("--key", at("one.p12"), night(2).toString());

        Run other = scan("--key", at("two.p12"), night(3).toString());

        assertThat(other.exit()).isEqualTo(Exit.STATE);
        assertThat(other.err()).contains("was made with other keys");
        assertThat(Run.of(folder, "rotate", "--key", at("one.p12")).exit()).isEqualTo(Exit.DONE);
        assertThat(scan("--key", at("one.p12"), night(3).toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(folder.resolve("s.csv")).content().contains("u2-").doesNotContain("u1-");
    }

    @Test
    void cohortsAreReadAndSaidToBeWrongByLine() throws IOException {
        Path cohorts = Files.writeString(folder.resolve("c.csv"), "account,cohort\nreader1,staff\nreader2\n");
        Run run = scan("--cohorts", cohorts.toString(), night(2).toString());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.err()).contains("line 3, 1 cells instead of 2");

        Files.writeString(cohorts, "name,group\n");
        Run refused = scan("--cohorts", cohorts.toString(), night(3).toString());
        assertThat(refused.exit()).isEqualTo(Exit.SOME_UNREAD);
        assertThat(refused.err()).contains("must name the columns account and cohort");
        Run over = scan("--cohorts", at("s.csv"), night(3).toString());
        assertThat(over.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void standardInputCarriesOverToo() throws IOException {
        Map<String, String> none = Map.of();
        String first = Files.readString(night(2));
        String[] command = {"scan", "--state", at("state"), "--scores", at("s.csv"), "-"};
        assertThat(Run.of(folder, none, first, command).exit()).isEqualTo(Exit.DONE);

        Run second = Run.of(folder, none, first + Files.readString(night(3)), command);

        assertThat(second.err()).contains("600 lines were counted in an earlier run");
        assertThat(days()).containsExactly("2026-02-02", "2026-02-03");
    }
}
