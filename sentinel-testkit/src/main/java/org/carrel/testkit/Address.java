package org.carrel.testkit;

import org.carrel.engine.Place;

/// One network address and where it is.
///
/// @param text as in a log
/// @param network hash of its /24 or /48
record Address(String text, long network, Place place) {

    long hash() {
        return Chance.mix(text.hashCode() * 31L + text.length());
    }
}
