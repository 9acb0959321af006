package org.carrel.buildings.door;

import org.jspecify.annotations.Nullable;

/// What the gate is told.
///
/// @param repeated whether the same attempt was answered before; this is that answer
/// @param wouldBe  for an attempt without a network: why the gate would have stayed shut; null where it would not
public record Answer(
        boolean allowed,
        Code code,
        boolean repeated,
        @Nullable Code wouldBe) {

    static Answer of(Code code) {
        return new Answer(code.opens(), code, false, null);
    }

    static Answer toldLater(Code code, @Nullable Code wouldBe) {
        return new Answer(true, code, false, wouldBe);
    }

    static Answer again(boolean allowed, Code code) {
        return new Answer(allowed, code, true, null);
    }
}
