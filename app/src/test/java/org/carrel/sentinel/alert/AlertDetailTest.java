package org.carrel.sentinel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.carrel.sentinel.alert.AlertDetail.Evidence;
import org.junit.jupiter.api.Test;

class AlertDetailTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theWeightsThatAreShownAddUpToTheScoreThatIsShown() {
        List<Evidence> evidence =
                List.of(new Evidence(4.04, "Many"), new Evidence(3.04, "Far"), new Evidence(2.04, "New"));
        AlertRow row = new AlertRow(1, "token", MORNING, MORNING, 9.12, 0.4, 0, 9, "Many", "", null, 0, false, 1);
        AlertDetail detail = new AlertDetail(row, MORNING, "", evidence, List.of(), List.of(), List.of());

        assertThat(row.shownScore()).isEqualTo("9.1");
        assertThat(detail.shownBits()).containsExactly("4.1", "3.0", "2.0");
    }
}
