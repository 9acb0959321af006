package org.carrel.buildings.door;

import java.util.Optional;

/// One reason why somebody may not come in.
interface Rule {

    /// Empty where it has nothing against them.
    Optional<Code> against(Entrance entrance);

    static Optional<Code> refuse(Code code, boolean refused) {
        return refused ? Optional.of(code) : Optional.empty();
    }
}
