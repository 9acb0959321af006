package org.carrel.privacy.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.privacy.NothingSaid;
import org.junit.jupiter.api.Test;

class DecisionTest {

    @Test
    void whoCallsAChangeCompatibleSaysWhy() {
        NothingSaid.ALL.forEach(
                nothing -> assertThat(new Decision(1, "A change.", Decision.COMPATIBLE, nothing).isMade())
                        .as(nothing)
                        .isFalse());
        assertThat(new Decision(1, "A change.", Decision.COMPATIBLE, "People expect it").isMade())
                .isTrue();
        assertThat(new Decision(1, "A change.", Decision.TELL, "").isMade()).isTrue();
        assertThat(new Decision(1, "A change.", "", "People expect it").isMade())
                .isFalse();
    }
}
