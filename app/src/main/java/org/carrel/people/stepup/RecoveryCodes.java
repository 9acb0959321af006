package org.carrel.people.stepup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.carrel.web.SecretCode;

/// Codes to print or write down, each for one use when the phone is lost: 80 random bits, of which only SHA-256 is
/// kept.
final class RecoveryCodes {

    static final int MANY = 8;

    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    /// As `abcd-efgh-ijkl-mnop`.
    static List<String> fresh() {
        return Stream.generate(RecoveryCodes::one).limit(MANY).toList();
    }

    private static String one() {
        String text =
                new String(Base32.encode(SecretCode.random(BYTES)), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return String.join(
                "-",
                IntStream.range(0, text.length() / GROUP)
                        .mapToObj(group -> text.substring(group * GROUP, (group + 1) * GROUP))
                        .toList());
    }

    /// Of what was typed, with or without hyphens, spaces and capitals.
    static byte[] hash(String typed) {
        return SecretCode.hash(typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
