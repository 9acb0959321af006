package org.carrel.catalogue.marc;

/// A variable field of a record, after [the format's
/// structure](https://www.loc.gov/marc/specifications/specrecstruc.html).
public sealed interface MarcField permits ControlField, DataField {

    /// Three characters, mostly digits.
    String tag();

    /// Whether fields of that tag have a value alone and no indicators.
    static boolean isControl(String tag) {
        return tag.startsWith("00");
    }
}
