package org.carrel.buildings.door;

import java.util.Optional;

/// A visitor who needs company has to have it: somebody who may come in alone, is inside, and has not brought too
/// many.
final class AVisitorComesWithSomebody implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return entrance.needsEscort() ? company(entrance) : Optional.empty();
    }

    private static Optional<Code> company(Entrance entrance) {
        if (!entrance.brought()) {
            return Optional.of(Code.ESCORT_NEEDED);
        }
        Holder escort = entrance.escort();
        if (escort == null
                || !escort.current()
                || escort.stopped()
                || !escort.belongsOn(entrance.day())
                || !entrance.building().admitsAlone(escort.groups())) {
            return Optional.of(Code.ESCORT_NOT_ABLE);
        }
        if (entrance.standing().escortSince() == null) {
            return Optional.of(Code.ESCORT_NOT_INSIDE);
        }
        return Rule.refuse(
                Code.ESCORT_BUSY,
                entrance.standing().escorted() >= entrance.building().visitorsPerEscort());
    }
}
