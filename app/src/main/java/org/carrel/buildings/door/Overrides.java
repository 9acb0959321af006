package org.carrel.buildings.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.springframework.stereotype.Service;

/// Staff let somebody in whom a gate does not: for a written reason, once, within minutes.
@Service
class Overrides {

    static final Purpose KEEP_DOORS = new Purpose("keep_doors");
    static final Duration VALID = Duration.ofMinutes(5);

    private final OverrideRepository overrides;
    private final CardHolders cards;
    private final Premises premises;
    private final Purposes purposes;
    private final Clock clock;

    Overrides(OverrideRepository overrides, CardHolders cards, Premises premises, Purposes purposes, Clock clock) {
        this.overrides = overrides;
        this.cards = cards;
        this.premises = premises;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        /// At the next attempt within [#VALID] a gate of the building opens.
        record Waiting() implements Outcome {}

        /// Without a card: whoever opened the gate by hand is counted, and that is all.
        record Counted() implements Outcome {}

        /// @param reason a message key under `doors.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param card empty for somebody without one
    Outcome let(String building, String card, String reason, AccountId by) {
        Optional<WrittenReason> written = WrittenReason.of(reason);
        if (premises.plan().building(building).isEmpty()) {
            return new Outcome.Refused("building");
        }
        if (written.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        Instant now = clock.instant();
        return purposes.in(KEEP_DOORS, () -> {
            if (card.isBlank()) {
                overrides.add(building, null, written.get(), by, now, now);
                overrides.countOne(building, Passage.NO_GROUP, now);
                return new Outcome.Counted();
            }
            Optional<Holder> holder = cards.holder(card.strip());
            if (holder.isEmpty()) {
                return new Outcome.Refused("card");
            }
            overrides.add(building, holder.get(), written.get(), by, now, now.plus(VALID));
            return new Outcome.Waiting();
        });
    }
}
