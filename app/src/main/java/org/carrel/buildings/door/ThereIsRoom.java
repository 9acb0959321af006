package org.carrel.buildings.door;

import java.util.Optional;

/// Nobody comes in beyond what fire safety allows; whoever counts as inside takes no second place.
final class ThereIsRoom implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        Integer capacity = entrance.building().capacity();
        return Rule.refuse(
                Code.FULL,
                capacity != null
                        && entrance.standing().since() == null
                        && entrance.standing().inside() >= capacity);
    }
}
