package org.carrel.privacy;

import java.util.regex.Pattern;

/// A purpose of the notice, by its name there. Its database role may read and write just the columns that the notice
/// gives this purpose.
///
/// @param name as in `notice.yaml`: lower case, digits and underscores
public record Purpose(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,50}");

    public Purpose {
        // The name becomes part of an SQL statement (SET LOCAL ROLE takes no parameter), so its form is checked here.
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a purpose's name: " + name);
        }
    }

    /// The database role that acts for this purpose.
    public String role() {
        return "purpose_" + name;
    }
}
