package org.carrel.buildings.door;

import java.util.Optional;

/// Hours are those of the building, the part of the year, and their groups.
final class ItIsOpenForThem implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return Rule.refuse(Code.CLOSED, !entrance.building().hours().openAt(entrance.at(), entrance.groups()));
    }
}
