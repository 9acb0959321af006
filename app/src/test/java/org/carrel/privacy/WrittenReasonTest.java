package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrittenReasonTest {

    @Test
    void whatCannotBeReadIsNoReason() {
        assertThat(NothingSaid.ALL).allSatisfy(nothing -> {
            assertThat(WrittenReason.of(nothing)).isEmpty();
            assertThatThrownBy(() -> new WrittenReason(nothing)).isInstanceOf(IllegalArgumentException.class);
        });
        assertThat(WrittenReason.of("")).isEmpty();
        assertThat(WrittenReason.of("a".repeat(2001))).isEmpty();
        assertThat(WrittenReason.of("too short")).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsTakenFromItsEnds() {
        assertThat(WrittenReason.of("\u00A0\u200B\u2800\n Text mining, agreed \t\u3164\uFEFF"))
                .contains(new WrittenReason("Text mining, agreed"));
    }

    @Test
    void aReasonMayBeInAnyScript() {
        assertThat(WrittenReason.of("Скачано ночью")).isPresent();
        assertThat(WrittenReason.of("深夜に四百の論文を取得")).isPresent();
        assertThat(WrittenReason.of("400 PDFs, 2 h")).isPresent();
    }
}
