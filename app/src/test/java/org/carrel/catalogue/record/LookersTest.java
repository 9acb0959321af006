package org.carrel.catalogue.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carrel.SettableClock;
import org.carrel.catalogue.RecordId;
import org.junit.jupiter.api.Test;

class LookersTest {

    @Test
    void anAddressIsNewForARecordOnceAnHour() {
        SettableClock clock = new SettableClock();
        Lookers lookers = new Lookers(clock);
        RecordId record = new RecordId(1);
        assertThat(lookers.isNew("192.0.2.1", record)).isTrue();
        assertThat(lookers.isNew("192.0.2.1", record)).isFalse();
        assertThat(lookers.isNew("192.0.2.1", new RecordId(2))).isTrue();
        assertThat(lookers.isNew("192.0.2.2", record)).isTrue();
        clock.advance(Duration.ofMinutes(59));
        assertThat(lookers.isNew("192.0.2.1", record)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(lookers.isNew("192.0.2.1", record)).isTrue();
    }
}
