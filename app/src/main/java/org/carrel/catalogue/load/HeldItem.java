package org.carrel.catalogue.load;

/// A copy of ours.
///
/// @param record of which it is
record HeldItem(Held.Holding holding, Copy copy) {

    Held record() {
        return holding.record;
    }
}
