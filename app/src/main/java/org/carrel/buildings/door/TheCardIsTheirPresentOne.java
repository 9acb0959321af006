package org.carrel.buildings.door;

import java.util.Optional;

/// A card that was replaced may be in anybody’s hands.
final class TheCardIsTheirPresentOne implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        Holder holder = entrance.holder();
        return Rule.refuse(Code.REPLACED_CARD, holder != null && !holder.current());
    }
}
