package org.carrel.buildings.door;

import java.util.Optional;

/// While a building is left in an emergency its gates let nobody in.
final class NobodyComesInDuringAnEvacuation implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return Rule.refuse(Code.EVACUATION, entrance.standing().evacuated());
    }
}
