package org.carrel.sentinel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Standing UNDECIDED = new Standing(false, false, true, false, false, false);
    private static final Standing NOT_SECURED = new Standing(true, true, true, false, false, false);
    private static final Standing SECURED = new Standing(true, true, false, true, false, false);
    private static final Standing CLEARED = new Standing(true, false, false, false, true, false);
    private static final Standing LEFT_ALONE = new Standing(false, false, true, false, false, true);

    @Test
    void nothingIsSaidToBeDoneThatIsNot() {
        for (String word : List.of("decided", "compromised", "secured", "cleared", "suppressed")) {
            assertThat(UNDECIDED.done(word)).as(word).isEmpty();
        }
        assertThat(NOT_SECURED.done("secured")).isEmpty();
        assertThat(SECURED.done("cleared")).isEmpty();
        assertThat(CLEARED.done("secured")).isEmpty();
        assertThat(CLEARED.done("compromised")).isEmpty();
        assertThat(LEFT_ALONE.done("resumed")).isEmpty();
    }

    @Test
    void whatIsDoneIsSaid() {
        assertThat(NOT_SECURED.done("compromised")).isEqualTo("compromised");
        assertThat(NOT_SECURED.done("decided")).isEqualTo("decided");
        assertThat(SECURED.done("secured")).isEqualTo("secured");
        assertThat(CLEARED.done("cleared")).isEqualTo("cleared");
        assertThat(LEFT_ALONE.done("suppressed")).isEqualTo("suppressed");
        assertThat(UNDECIDED.done("resumed")).isEqualTo("resumed");
    }

    @Test
    void aRefusalIsSaidOnlyWhereItCanBeOne() {
        assertThat(UNDECIDED.refused("closed")).isEmpty();
        assertThat(UNDECIDED.refused("overtaken")).isEmpty();
        assertThat(SECURED.refused("closed")).isEqualTo("closed");
        assertThat(SECURED.refused("overtaken")).isEqualTo("overtaken");
        assertThat(UNDECIDED.refused("untrained")).isEqualTo("untrained");
    }

    @Test
    void aWordWithoutAMessageIsNone() {
        for (String word : List.of("", "overtaken", "key", "token", "nobody", "<b>")) {
            assertThat(SECURED.done(word)).isEmpty();
        }
        for (String word : List.of("", "secured", "key", "token", "nobody", "<b>")) {
            assertThat(SECURED.refused(word)).isEmpty();
        }
    }
}
