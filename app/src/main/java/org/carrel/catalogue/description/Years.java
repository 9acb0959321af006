package org.carrel.catalogue.description;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.catalogue.marc.DataField;
import org.jspecify.annotations.Nullable;

/// When a work was published, by field 008 or, where that does not tell, by the imprint.
record Years(@Nullable Integer first, @Nullable Integer last) {

    private static final int KIND = 6;
    private static final int ONE = 7;
    private static final int TWO = 11;
    private static final int END = 15;
    private static final int LATEST = 2100;
    private static final int EARLIEST = 800;
    private static final Pattern PRINTED = Pattern.compile("(?<!\\d)(1[0-9]{3}|20[0-9]{2})(?!\\d)");

    static Years of(Fields fields) {
        String fixed = fields.control("008");
        if (fixed.length() < END) {
            return new Years(printed(fields), null);
        }
        Integer first = year(fixed.substring(ONE, TWO));
        Integer last = year(fixed.substring(TWO, END));
        if (first == null) {
            first = printed(fields);
        }
        boolean spans = "cdmkiqu".indexOf(fixed.charAt(KIND)) >= 0;
        boolean ordered = first != null && last != null && last > first;
        return new Years(first, spans && ordered ? last : null);
    }

    /// Four digits; the first year of a decade where the last is not known.
    private static @Nullable Integer year(String digits) {
        if (!digits.substring(0, 3).chars().allMatch(Character::isDigit)) {
            return null;
        }
        char last = digits.charAt(3);
        if (last != 'u' && last != '-' && (last < '0' || last > '9')) {
            return null;
        }
        int year = Integer.parseInt(digits.substring(0, 3)) * 10 + (last >= '0' && last <= '9' ? last - '0' : 0);
        return year >= EARLIEST && year <= LATEST ? year : null;
    }

    private static @Nullable Integer printed(Fields fields) {
        for (DataField imprint : fields.plain("264", "260").toList()) {
            Matcher year = PRINTED.matcher(imprint.text("cg"));
            if (year.find()) {
                return Integer.valueOf(year.group(1));
            }
        }
        return null;
    }
}
