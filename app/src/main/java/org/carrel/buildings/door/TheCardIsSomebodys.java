package org.carrel.buildings.door;

import java.util.Optional;

/// A card that belongs to nobody opens nothing.
final class TheCardIsSomebodys implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return Rule.refuse(Code.UNKNOWN_CARD, entrance.holder() == null);
    }
}
