package org.carrel.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
class GuardTest {

    private static final Instant START = Instant.parse("2026-03-12T22:00:00Z");

    @Autowired
    private AttemptRepository attempts;

    @Autowired
    private AttemptKeys keys;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    private final String name = UUID.randomUUID().toString();

    @Test
    void theWaitDoublesWithEachFailureAndStopsGrowingAtAQuarterOfAnHour() {
        assertThat(IntStream.rangeClosed(5, 12).mapToObj(Backoff.PER_NAME::waitAfter))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(240),
                        Duration.ofSeconds(480),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
        assertThat(Backoff.PER_NAME.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aWaitThatIsOverAdmitsOneAttemptAndTheNextWaitIsLonger() {
        fail(6, START);
        assertThat(guard(START.plusSeconds(29)).admit(name, address(1))).hasValue(Duration.ofSeconds(1));
        assertThat(guard(START.plusSeconds(30)).admit(name, address(1))).isEmpty();
        assertThat(guard(START.plusSeconds(30)).admit(name, address(1))).hasValue(Duration.ofSeconds(60));
    }

    @Test
    void aRightPasswordClearsTheName() {
        fail(5, START);
        guard(START).succeeded(name, address(1));
        fail(5, START);
        assertThat(guard(START).admit(name, address(1))).isEmpty();
    }

    @Test
    void aRightPasswordDoesNotClearTheNetwork() {
        for (int i = 0; i < 51; i++) {
            guard(START).admit(name + i, address(2));
        }
        Instant later = START.plusSeconds(31);
        assertThat(guard(later).admit("own", address(2))).isEmpty();
        guard(later).succeeded("own", address(2));
        assertThat(guard(later).admit(name, address(2))).isEmpty();
        assertThat(guard(later).admit(name, address(2))).isPresent();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        assertThat(keys.address("2001:db8:1:2::1").hash())
                .isEqualTo(keys.address("2001:db8:1:2:ffff::9").hash());
        assertThat(keys.address("2001:db8:1:2::1").hash())
                .isNotEqualTo(keys.address("2001:db8:1:3::1").hash());
    }

    @Test
    void failuresAreForgottenAfterTwelveHours() {
        fail(5, START);
        Instant later = START.plus(Duration.ofHours(12)).plusSeconds(1);
        fail(5, later);
        assertThat(guard(later).admit(name, address(1))).isEmpty();
    }

    @Test
    void rightPasswordsSentAtOnceAllGetAnAnswer() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> signIns = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        guard(START).admit(name, address(i));
                        guard(START).succeeded(name, address(i));
                        return true;
                    })
                    .toList();
            for (var signIn : threads.invokeAll(signIns)) {
                assertThat(signIn.get()).isTrue();
            }
        }
    }

    @Test
    void guessesSentAtOnceAreCountedOneByOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> guesses = IntStream.range(0, 30)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> guard(START).admit(name, address(i)).isEmpty())
                    .toList();
            long admitted = 0;
            for (var guess : threads.invokeAll(guesses)) {
                admitted += guess.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(6);
        }
    }

    @Test
    void whatWasTypedIsNotStored() {
        fail(1, START);
        String stored = purposes.in(
                Guard.SIGN_IN,
                () -> jdbc.sql("SELECT string_agg(kind || encode(key_hash, 'escape'), ' ') FROM people.sign_in_attempt")
                        .query(String.class)
                        .single());
        assertThat(stored).doesNotContain(name, "203.0.113.");
    }

    @Test
    void tidyingForgetsOldFailuresAndKeepsNewOnes() {
        fail(6, START);
        guard(START.plusSeconds(60)).tidy();
        assertThat(guard(START.plusSeconds(1)).admit(name, address(1))).isPresent();
        guard(START.plus(Duration.ofDays(1))).tidy();
        assertThat(guard(START.plusSeconds(1)).admit(name, address(1))).isEmpty();
    }

    private void fail(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            guard(at).admit(name, address(i));
        }
    }

    private Guard guard(Instant now) {
        return new Guard(attempts, keys, purposes, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// Networks differ from test to test, because the table is shared.
    private String address(int host) {
        return "2001:db8:" + name.substring(0, 4) + ":" + Integer.toHexString(host) + "::1";
    }
}
