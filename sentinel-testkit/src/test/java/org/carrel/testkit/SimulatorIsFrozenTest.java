package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The detector is measured on worlds that were settled before it was tuned. Who changes the
/// simulator changes this hash, [WorldFolder#SIMULATOR], and every figure measured on it.
class SimulatorIsFrozenTest {

    private static final String HASH = "398166aefb68112235454a6a7258076c20e032493cfb125d741d2c3e13e0159e";

    @TempDir
    Path folder;

    @Test
    void theSimulatedCampusIsTheOneThatWasFrozen() throws IOException, NoSuchAlgorithmException {
        CampusSettings calm = CampusSettings.of(424_242, 300, LocalDate.of(2026, 9, 21), 35, Worlds.LONDON);
        WorldFolder.write(Campus.simulate(Worlds.attacked(calm, 1)), folder, true);

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Map.Entry<String, String> file : WorldFolderTest.contents(folder).entrySet()) {
            digest.update((file.getKey() + '\n' + file.getValue()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(HASH);
    }

    @Test
    void theBenchmarksNameTheHash() throws IOException {
        assertThat(Files.readString(Path.of("../docs/benchmarks.md"))).contains(HASH);
    }
}
