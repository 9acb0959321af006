package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.SettableClock;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final SettableClock clock = new SettableClock();
    private final List<Runnable> meanwhile = new ArrayList<>();
    private final Kept<String, Integer> kept = new Kept<>(Duration.ofMinutes(10), meanwhile::add, clock);
    private int made;

    private final Supplier<Integer> slow = () -> {
        clock.advance(Duration.ofSeconds(5));
        return ++made;
    };

    @Test
    void whatTookLongIsShownAgainAndMadeAnewMeanwhileWhenItIsOld() {
        assertThat(kept.get("90", slow).value()).isEqualTo(1);
        assertThat(kept.get("90", slow).value()).isEqualTo(1);
        assertThat(kept.get("30", slow).value()).as("other figures").isEqualTo(2);

        clock.advance(Duration.ofMinutes(11));
        assertThat(kept.get("90", slow).value()).isEqualTo(1);
        assertThat(kept.get("90", slow).value()).isEqualTo(1);
        assertThat(meanwhile).as("once, however many ask").hasSize(1);
        meanwhile.getFirst().run();
        assertThat(kept.get("90", slow).value()).isEqualTo(3);
    }

    @Test
    void whatIsQuickIsMadeAnewEachTime() {
        assertThat(kept.get("90", () -> ++made).value()).isEqualTo(1);
        assertThat(kept.get("90", () -> ++made).value()).isEqualTo(2);
    }

    @Test
    void nobodySeesFiguresOfYesterday() {
        kept.get("90", slow);
        clock.advance(Duration.ofHours(25));
        assertThat(kept.get("90", slow).value()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMadeAnewStaysAsItWas() {
        kept.get("90", slow);
        clock.advance(Duration.ofMinutes(11));
        kept.get("90", () -> {
            throw new IllegalStateException("the database is away");
        });
        meanwhile.getFirst().run();
        assertThat(kept.get("90", slow).value()).isEqualTo(1);
        assertThat(meanwhile).as("and is tried again").hasSize(2);
    }

    @Test
    void whenWhatTheyRestOnHasChangedTheyAreMadeAnewMeanwhile() {
        assertThat(kept.get("90", 7, slow).value()).isEqualTo(1);
        assertThat(kept.get("90", 7, slow).value()).isEqualTo(1);
        assertThat(meanwhile).isEmpty();

        assertThat(kept.get("90", 8, slow).value()).as("at once").isEqualTo(1);
        meanwhile.getFirst().run();

        assertThat(kept.get("90", 8, slow).value()).isEqualTo(2);
        assertThat(meanwhile).as("and not again").hasSize(1);
    }
}
