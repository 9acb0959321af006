package org.carrel.catalogue.description;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Control numbers of the Library of Congress, in the form of its
/// [namespace](https://www.loc.gov/marc/lccn-namespace.html): `n78-89035` is `n78089035`.
public final class Lccn {

    private static final Pattern NORMAL = Pattern.compile("[a-z]{0,3}[0-9]{8,10}");
    private static final int SERIAL = 6;

    private Lccn() {}

    public static Optional<String> normal(String text) {
        String number = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        int slash = number.indexOf('/');
        number = slash < 0 ? number : number.substring(0, slash);
        int hyphen = number.indexOf('-');
        if (hyphen >= 0) {
            String serial = number.substring(hyphen + 1);
            if (serial.isEmpty() || serial.length() > SERIAL) {
                return Optional.empty();
            }
            number = number.substring(0, hyphen) + "0".repeat(SERIAL - serial.length()) + serial;
        }
        return NORMAL.matcher(number).matches() ? Optional.of(number) : Optional.empty();
    }
}
