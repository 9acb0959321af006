package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.Test;

class ReorderingTest {

    private final List<Long> out = new ArrayList<>();
    private final Reordering reordering = new Reordering(event -> out.add(event.epochSecond()));

    private static AccessEvent at(long second) {
        return new Reader()
                .request("a", second, Reader.HOME, RequestKind.PAGE, 0)
                .events()
                .getFirst();
    }

    private void log(long from, int seconds) {
        for (int i = 0; i < seconds; i += 10) {
            reordering.accept(at(from + i));
        }
    }

    @Test
    void aLineWithinTheHourGoesWhereItBelongs() {
        log(1_000_000, 7200);
        reordering.accept(at(1_000_000 + 7200 - 3000 + 5));
        reordering.settle();

        assertThat(out).isSorted().contains(1_004_205L).hasSize(721);
        assertThat(reordering.late()).isZero();
    }

    @Test
    void aLineOlderThanThatIsCounted() {
        log(1_000_000, 7200);
        reordering.accept(at(1_000_000));
        reordering.settle();

        assertThat(reordering.late()).isOne();
        assertThat(out).hasSize(720);
    }

    @Test
    void oneDateAYearAheadMakesNothingLate() {
        log(1_000_000, 600);
        reordering.accept(at(1_000_000 + 365 * 86_400L));
        log(1_000_600, 7200);
        reordering.settle();

        assertThat(reordering.late()).isZero();
        assertThat(out).isSorted().hasSize(781);
    }

    @Test
    void aWrongFirstDateMakesNothingLate() {
        reordering.accept(at(900_000_000));
        log(1_000_000, 7200);
        reordering.settle();

        assertThat(reordering.late()).isZero();
        assertThat(out).isSorted();
    }

    @Test
    void aLogWithLongGapsComesOutWhole() {
        for (int day = 0; day < 30; day++) {
            log(1_000_000 + day * 86_400L, 100);
        }
        reordering.settle();

        assertThat(out).isSorted().hasSize(300);
        assertThat(reordering.late()).isZero();
    }
}
