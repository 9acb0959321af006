package org.carrel.catalogue.description;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of WorldCat: `(OCoLC)ocm00012345` is `12345`.
public final class OclcNumber {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*\\(OCoLC\\)\\s*(?:ocm|ocn|on)?\\s*0*([1-9][0-9]{0,17})\\s*", Pattern.CASE_INSENSITIVE);

    private OclcNumber() {}

    /// @param text subfield a of field 035
    /// @return digits; empty for a number of another system
    public static Optional<String> normal(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() ? Optional.of(written.group(1)) : Optional.empty();
    }
}
