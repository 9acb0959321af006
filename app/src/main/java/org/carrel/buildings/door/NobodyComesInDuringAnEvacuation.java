package org.carrel.buildings.door;

import java.time.Instant;
import java.util.Optional;

/// While a building is left in an emergency its gates let nobody in.
final class NobodyComesInDuringAnEvacuation implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        Instant until = entrance.standing().evacuatedUntil();
        return Rule.refuse(Code.EVACUATION, until != null && entrance.at().isBefore(until));
    }
}
