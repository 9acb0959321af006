package org.carrel.catalogue.marc;

/// Something about a record that somebody may want to know.
///
/// @param code   a message key under `load.problem.`
/// @param detail what it speaks of, parted by line ends where there are several; may be empty
public record Problem(String code, String detail) {

    public static Problem of(String code) {
        return new Problem(code, "");
    }
}
