package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Key devices in software: Debian's SoftHSM2.
///
/// Its library looks for its devices once in a process, so all that a test run may need are made
/// before the first is used, in the folder of the file that `SOFTHSM2_CONF` names.
public final class SoftHsm {
    /// Debian's package.
    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    public static final String PIN = "314159";
    private static final int DEVICES = 24;
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private static @Nullable Deque<Device> fresh;

    private SoftHsm() {}

    /// A device nobody has used yet.
    ///
    /// @param slot its number
    /// @param folder where it lies; move it to pull the device out
    public record Device(long slot, Path folder) {

        /// Writes what Carrel has to know of it, without the PIN.
        public Path describedIn(Path file) {
            try {
                return Files.writeString(file, "library=" + LIBRARY + "\nslot=" + slot + "\n");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /// The next fresh device. Where SoftHSM2 is missing the test is skipped; with
    /// `CARREL_NEEDS_SOFTHSM` in the environment it fails.
    public static synchronized Device next() {
        String missing = missing();
        if (System.getenv("CARREL_NEEDS_SOFTHSM") != null) {
            assertThat(missing).isEmpty();
        }
        assumeThat(missing).isEmpty();
        Deque<Device> left = fresh;
        if (left == null) {
            left = make(Path.of(System.getenv("SOFTHSM2_CONF")));
            fresh = left;
        }
        return left.pop();
    }

    private static String missing() {
        if (!Files.exists(LIBRARY) || !Files.exists(Path.of("/usr/bin/softhsm2-util"))) {
            return "SoftHSM2 is not installed, so nothing is tried with a key device: apt install softhsm2.";
        }
        return System.getenv("SOFTHSM2_CONF") == null
                ? "SOFTHSM2_CONF is not set, so nothing is tried with a key device: run the tests with ./carrel test."
                : "";
    }

    private static Deque<Device> make(Path configuration) {
        try {
            Path folder = configuration.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path devices = Files.createTempDirectory(folder, "devices");
            Files.writeString(
                    configuration,
                    "directories.tokendir = " + devices + "\nobjectstore.backend = file\nlog.level = ERROR\n");
            Deque<Device> made = new ArrayDeque<>();
            Set<Path> known = new HashSet<>();
            for (int i = 0; i < DEVICES; i++) {
                long slot = initialise("carrel-" + i);
                try (Stream<Path> now = Files.list(devices)) {
                    List<Path> own = now.filter(known::add).toList();
                    made.add(new Device(slot, own.getFirst()));
                }
            }
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static long initialise(String label) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        if (run.waitFor() != 0 || !slot.find()) {
            throw new IllegalStateException("softhsm2-util: " + said);
        }
        return Long.parseLong(slot.group(1));
    }
}
