package org.carrel.sentinel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carrel.sentinel.alert.AlertDetail.Day;
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

    @Test
    void aTheftsFirstDayIsNotCountedAmongWhatIsUsual() {
        List<Day> days = List.of(
                day(1, -2, 3, false),
                day(2, -1, 5, false),
                day(3, 6, 90, false),
                day(4, 9, 400, true),
                day(5, -1, 1, false));
        AlertRow row = new AlertRow(1, "token", MORNING, MORNING, 9, 0.4, 0, 9, "Many", "", null, 0, false, 1);
        AlertDetail detail = new AlertDetail(row, MORNING, "", List.of(), List.of(), List.of(), days);

        assertThat(detail.usual().days()).isEqualTo(2);
        assertThat(detail.usual().documents()).isEqualTo(5);
    }

    private static Day day(int day, double score, int documents, boolean inEpisode) {
        return new Day(LocalDate.of(2026, 3, day), score, documents, documents * 4L, 1, 1, 1, inEpisode);
    }
}
