package org.carrel.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;

class StepUpSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static StepUpSettings settings(boolean required) {
        return new StepUpSettings(required, Duration.ofHours(12), Set.of(StaffRole.DPO));
    }

    @Test
    void whereItIsNotRequiredOnlyWhoeverHasOneIsAsked() {
        assertThat(settings(false).asks(false)).isFalse();
        assertThat(settings(false).asks(true)).isTrue();
        assertThat(settings(true).asks(false)).isTrue();
    }

    @Test
    void whatWasShownCountsForAWhile() {
        assertThat(settings(true).isFresh(null, NOW)).isFalse();
        assertThat(settings(true).isFresh(NOW.minus(Duration.ofHours(11)), NOW)).isTrue();
        assertThat(settings(true).isFresh(NOW.minus(Duration.ofHours(12)), NOW)).isFalse();
    }
}
