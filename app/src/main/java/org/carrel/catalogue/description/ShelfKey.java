package org.carrel.catalogue.description;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.marc4j.callnum.CallNumber;
import org.marc4j.callnum.DeweyCallNumber;
import org.marc4j.callnum.LCCallNumber;
import org.marc4j.callnum.NlmCallNumber;

/// Turns a call number into a text that sorts, letter by letter, as the shelf does: `QA9 .B` before `QA76 .A`.
public final class ShelfKey {

    private static final int LONGEST = 300;
    private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,9})\\d*");

    private ShelfKey() {}

    /// Each classification is a row of shelves of its own; what is none of the known stands last, by its words and
    /// numbers. Empty for a call number without letters and digits.
    public static Optional<String> of(String callNumber) {
        String said = callNumber.strip();
        if (said.chars().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        String key = by(() -> new NlmCallNumber(said), "nlm ")
                .or(() -> by(() -> new LCCallNumber(said), "lc "))
                .or(() -> by(() -> new DeweyCallNumber(said), "dewey "))
                .orElseGet(() -> "other " + words(said));
        return Optional.of(key.length() > LONGEST ? key.substring(0, LONGEST) : key);
    }

    private static Optional<String> by(Supplier<CallNumber> reading, String shelf) {
        try {
            CallNumber number = reading.get();
            return number.isValid() ? Optional.of(shelf + number.getShelfKey()) : Optional.empty();
        } catch (RuntimeException e) {
            // It throws for some texts that are no call numbers.
            return Optional.empty();
        }
    }

    private static String words(String said) {
        String folded = Folding.key(said);
        String text = folded.isEmpty() ? said.toLowerCase(Locale.ROOT) : folded;
        return NUMBER.matcher(text)
                .replaceAll(number -> "0".repeat(9 - number.group(1).length()) + number.group(1));
    }
}
