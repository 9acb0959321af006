package org.carrel.buildings.door;

import java.util.Optional;

/// Anti-passback: a card that is inside cannot be handed out to the next.
final class NobodyComesInTwice implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return Rule.refuse(
                Code.INSIDE_ALREADY,
                entrance.building().passback() && entrance.insideSince().isPresent());
    }
}
