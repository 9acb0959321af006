package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimedNumberTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static List<UUID> row() {
        TimedNumber numbers = new TimedNumber(NOON);
        return Stream.generate(numbers::next).limit(100_000).toList();
    }

    @Test
    void eachIsGreaterThanTheOneBeforeAsTheDatabaseComparesThem() {
        assertThat(row().stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theyAreOfVersionSevenAndSayWhen() {
        assertThat(row()).allSatisfy(number -> {
            assertThat(number.version()).isEqualTo(7);
            assertThat(number.variant()).isEqualTo(2);
            assertThat(number.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
        });
    }

    @Test
    void twoRowsOfOneMomentShareNone() {
        assertThat(row()).doesNotContainAnyElementsOf(row().subList(0, 1_000));
    }
}
