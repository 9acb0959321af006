package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.engine.scoring.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {

    @TempDir
    private Path folder;

    /// A world of one account, one attack and one line of log.
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/ezproxy-2026-09-21.log"),
                "192.0.2.1 - Anna [21/Sep/2026:10:00:00 +0100] \"GET http://example.org/a.pdf HTTP/1.1\" 200 900\n");
        Files.writeString(
                folder.resolve("places.csv"),
                "network,country,city,latitude,longitude,asn,class\n192.0.2.0/24,GB,London,51.5,-0.1,1,residential\n");
        Files.writeString(folder.resolve("accounts.csv"), WorldFiles.ACCOUNTS + "\nAnna,STAFF,GB,0,1,0,0\n");
        Files.writeString(
                folder.resolve("labels.csv"),
                WorldFiles.LABELS
                        + "\n1,Anna,BULK_BURST,attack,1789981200,1789981300,1\n2,Anna,HOTEL,lookalike,1,2,0\n");
        Files.writeString(folder.resolve("takings.csv"), WorldFiles.TAKINGS + "\n1,1789981200\n");
        Files.writeString(
                folder.resolve("lookalike-days.csv"), WorldFiles.LOOKALIKE_DAYS + "\nAnna,2026-09-22,HOTEL\n");
        Files.writeString(
                folder.resolve("world.properties"),
                "seed=1\naccounts=1\ndays=3\nfrom=2026-09-21\nzone=Europe/London\nformat=ezproxy\nsimulator=x\n");
    }

    @BeforeEach
    void write() throws IOException {
        write(folder);
    }

    @Test
    void aWholeWorldIsRead() throws WorldProblem {
        World world = WorldFiles.read(folder);

        assertThat(world.members()).singleElement().satisfies(member -> {
            assertThat(member.account()).isEqualTo("anna");
            assertThat(member.vpnUser()).isTrue();
            assertThat(member.abroad()).isFalse();
        });
        assertThat(world.attacks())
                .singleElement()
                .satisfies(attack -> assertThat(attack.takings()).containsExactly(1789981200L));
        assertThat(world.lookalikeDays()).hasSize(1);
        assertThat(world.zone().getId()).isEqualTo("Europe/London");
    }

    @Test
    void aWholeWorldIsMeasuredThoughNothingInItIsCaught() throws WorldProblem {
        Observation observed = Observer.observe(WorldFiles.read(folder), 5, false, Weights.USUAL);
        Study study = new Study(java.util.List.of(observed), 5, 3e-4, false);

        assertThat(study.detector.judged().caught()).containsEntry("BULK_BURST", 0);
        assertThat(Sheets.of(study)).isNotEmpty();
    }

    private void refuses(String part) {
        assertThatThrownBy(() -> WorldFiles.read(folder))
                .isInstanceOf(WorldProblem.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".")
                .message()
                .doesNotContain("Exception");
    }

    @Test
    void everyMissingFileIsNamed() throws IOException {
        for (String name :
                new String[] {"accounts.csv", "labels.csv", "takings.csv", "lookalike-days.csv", "world.properties"}) {
            Files.delete(folder.resolve(name));
            refuses(name);
            write();
        }
        Files.delete(folder.resolve("logs/ezproxy-2026-09-21.log"));
        refuses("no log");
    }

    @Test
    void aWrongHeaderIsNamedWithWhatItShouldBe() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "id,who\n1,Anna\n");

        refuses(WorldFiles.LABELS);
    }

    @Test
    void aWrongRowIsNamedByItsLine() throws IOException {
        Files.writeString(folder.resolve("takings.csv"), WorldFiles.TAKINGS + "\n1,2\n1,noon\n");
        refuses("takings.csv, line 3");

        Files.writeString(folder.resolve("takings.csv"), WorldFiles.TAKINGS + "\n1\n");
        refuses("takings.csv, line 2");
    }

    @Test
    void aWorldWithoutAttacksIsRefused() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), WorldFiles.LABELS + "\n2,Anna,HOTEL,lookalike,1,2,0\n");

        refuses("Nobody is attacked");
    }

    @Test
    void whatIsMissingFromThePropertiesIsNamed() throws IOException {
        Files.writeString(folder.resolve("world.properties"), "seed=1\ndays=3\nfrom=2026-09-21\nformat=ezproxy\n");
        refuses("zone");

        Files.writeString(folder.resolve("world.properties"), "seed=one\n");
        refuses("seed");
    }
}
