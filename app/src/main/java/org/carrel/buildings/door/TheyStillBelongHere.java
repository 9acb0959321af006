package org.carrel.buildings.door;

import java.util.Optional;

/// Whoever belongs to no group today is no user today.
final class TheyStillBelongHere implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        Holder holder = entrance.holder();
        return Rule.refuse(Code.MEMBERSHIP_OVER, holder != null && !holder.belongsOn(entrance.day()));
    }
}
