package org.carrel.buildings.door;

import java.util.Optional;

/// The building has to admit one of their groups, alone or with somebody.
final class TheirGroupMayComeIn implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        return Rule.refuse(Code.NOT_ADMITTED, !entrance.building().admits(entrance.groups()));
    }
}
