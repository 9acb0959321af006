package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    /// What the app would store.
    private static final class Stored implements AccountStates {
        final Map<String, AccountState> states = new HashMap<>();
        long expiredBefore = Long.MIN_VALUE;

        @Override
        public @Nullable AccountState find(String token) {
            return states.get(token);
        }

        @Override
        public void put(String token, AccountState state) {
            states.put(token, state);
        }

        @Override
        public void expireBefore(long epochDay) {
            expiredBefore = epochDay;
        }
    }

    private static final DetectorSettings SETTINGS = new DetectorSettings(Reader.LONDON, 5, true);

    private static Reader story() {
        Reader reader = new Reader().usualDays("reader", 25).usualDays("victim", 25);
        for (int day = 4; day < 25; day += 3) {
            reader.documents("reader", Reader.at(day, 13), Reader.CAMPUS, 2, 200, true);
        }
        return reader.documents("victim", Reader.at(20, 2), Reader.LAGOS, 250, 20, false);
    }

    private static Stored lived() {
        Stored stored = new Stored();
        Detector detector = Detector.over(SETTINGS, stored, null);
        story().events().forEach(detector::accept);
        detector.settle();
        detector.drain();
        return stored;
    }

    @Test
    void aStateSurvivesItsBytes() {
        for (AccountState state : lived().states.values()) {
            byte[] bytes = state.encode();

            assertThat(AccountState.decode(bytes).encode()).isEqualTo(bytes);
        }
    }

    @Test
    void theStateOfAReaderIsSmallerThanAKilobyteAndAHalf() {
        AccountState reader = lived().states.get("reader");

        assertThat(reader).isNotNull();
        assertThat(reader.encode()).hasSizeLessThan(1536);
    }

    @Test
    void aStateOfVersionOneStillLoads() throws IOException {
        AccountState state = AccountState.decode(resource("account-state-v1.bin"));

        assertThat(state.lastDay())
                .isEqualTo(java.time.LocalDate.of(2026, 10, 29).toEpochDay());
        assertThat(state.history.documents).isGreaterThan(5);
        assertThat(state.history.networks.size).isPositive();
        assertThat(state.today.documents).isOne();
        assertThat(AccountState.decode(state.encode()).encode()).isEqualTo(state.encode());
    }

    @Test
    void aCheckpointOfVersionOneStillLoads() throws IOException {
        Detector detector = Detector.over(SETTINGS, new Stored(), resource("checkpoint-v1.bin"));

        byte[] now = detector.checkpoint();

        assertThat(Detector.over(SETTINGS, new Stored(), now).checkpoint()).isEqualTo(now);
        assertThat(detector.finish().events()).isGreaterThan(100);
    }

    @Test
    void aCheckpointOfVersionThreeStillLoads() throws IOException {
        Detector detector = Detector.over(SETTINGS, new Stored(), resource("checkpoint-v3.bin"));

        byte[] now = detector.checkpoint();

        assertThat(now).startsWith(0x43, 0x50, 4);
        assertThat(Detector.over(SETTINGS, new Stored(), now).checkpoint()).isEqualTo(now);
        assertThat(detector.finish().events()).isGreaterThan(100);
    }

    @Test
    void versionTwoWhichWasNeverReleasedIsRefusedWithWhatToDo() throws IOException {
        byte[] state = resource("account-state-v2.bin");
        byte[] checkpoint = resource("checkpoint-v2.bin");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountState.decode(state))
                .withMessageContaining("never released")
                .withMessageContaining("begin with an empty state");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detector.over(SETTINGS, new Stored(), checkpoint))
                .withMessageContaining("a checkpoint of version 2, which was never released");
    }

    @Test
    void bytesOfThisVersionAreReadToTheLetter() throws IOException {
        byte[] state = resource("account-state-v3.bin");
        byte[] checkpoint = resource("checkpoint-v4.bin");

        assertThat(AccountState.decode(state).encode()).isEqualTo(state);
        assertThat(Detector.over(SETTINGS, new Stored(), checkpoint).checkpoint())
                .isEqualTo(checkpoint);
    }

    @Test
    void damagedBytesAreRefusedInOneSentence() throws IOException {
        byte[] bytes = resource("account-state-v1.bin");
        byte[] newer = bytes.clone();
        newer[2] = 99;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountState.decode(Arrays.copyOf(bytes, bytes.length - 3)))
                .withMessageContaining("damaged or cut short");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountState.decode(newer))
                .withMessageContaining("version 99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountState.decode(new byte[] {1, 2, 3}))
                .withMessageContaining("not an account's state");
    }

    @Test
    void drainTellsEachChangeOnce() {
        Stored stored = new Stored();
        Detector detector = Detector.over(SETTINGS, stored, null);
        story().events().forEach(detector::accept);
        detector.settle();

        Changes first = detector.drain();
        Changes second = detector.drain();

        assertThat(first.accountDays()).hasSizeGreaterThan(40);
        assertThat(first.alerts()).hasSize(1);
        assertThat(second.accountDays()).isEmpty();
        assertThat(second.alerts()).isEmpty();
    }

    @Test
    void idleAccountsExpire() {
        Stored stored = new Stored();
        Detector detector = Detector.over(SETTINGS, stored, null);
        new Reader().usualDays("reader", 300).events().forEach(detector::accept);
        detector.settle();

        long lastDay = java.time.LocalDate.of(2026, 10, 5).toEpochDay() + 299;
        assertThat(stored.expiredBefore).isBetween(lastDay - 187, lastDay - 180);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = AccountStateTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    /// Writes the fixtures of a new version into the folder given; those of old versions are kept for ever.
    public static void main(String[] folder) throws IOException {
        java.nio.file.Path to = java.nio.file.Path.of(folder[0]);
        Stored stored = new Stored();
        Detector detector = Detector.over(SETTINGS, stored, null);
        Reader reader = story();
        for (int i = 0; i < 3; i++) {
            reader.request("stranger", Reader.at(24, 1) + i, Reader.LAGOS, RequestKind.SIGN_IN_FAILED, 0);
        }
        for (AccessEvent event : reader.events()) {
            detector.accept(event);
        }
        detector.drain();
        byte[] checkpoint = detector.checkpoint();
        detector.settle();
        detector.drain();
        AccountState victim = java.util.Objects.requireNonNull(stored.states.get("victim"));
        java.nio.file.Files.write(to.resolve("account-state-v" + AccountState.VERSION + ".bin"), victim.encode());
        java.nio.file.Files.write(to.resolve("checkpoint-v" + Detector.VERSION + ".bin"), checkpoint);
    }
}
