package org.carrel.buildings.door;

import java.util.Optional;

/// A block that names doors.
final class NobodyKeepsThemOut implements Rule {

    @Override
    public Optional<Code> against(Entrance entrance) {
        Holder holder = entrance.holder();
        return Rule.refuse(Code.BLOCKED, holder != null && holder.stopped());
    }
}
