package org.carrel.people.joining;

import java.util.Arrays;
import java.util.Optional;

/// Of SCONUL Access, as SCONUL publishes them: staff and research students; part-time, distance-learning and placement
/// students; full-time taught postgraduates; full-time undergraduates, who only read.
enum Band {
    A,
    B,
    C,
    R;

    static Optional<Band> of(String typed) {
        return Arrays.stream(values()).filter(band -> band.name().equals(typed)).findFirst();
    }
}
