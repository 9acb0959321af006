package org.carrel.buildings.premises;

import java.util.List;

/// What became of typed lines.
sealed interface Lines<T> {

    record Read<T>(List<T> all) implements Lines<T> {}

    /// @param number of the first line that cannot be taken, from 1
    /// @param why    end of a message key: empty where it cannot be read
    record Wrong<T>(int number, String line, String why) implements Lines<T> {

        Wrong(int number, String line) {
            this(number, line, "");
        }
    }
}
