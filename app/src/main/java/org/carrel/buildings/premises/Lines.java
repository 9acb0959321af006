package org.carrel.buildings.premises;

import java.util.List;

/// What became of typed lines.
sealed interface Lines<T> {

    record Read<T>(List<T> all) implements Lines<T> {}

    /// @param number of the first line that cannot be read, from 1
    record Wrong<T>(int number, String line) implements Lines<T> {}
}
