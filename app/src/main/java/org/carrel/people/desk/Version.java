package org.carrel.people.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stands in a form for what its page showed: where it is no longer so, somebody else was quicker.
final class Version {

    private static final int BYTES = 8;

    private Version() {}

    static String of(@Nullable Object... shown) {
        String text = Arrays.stream(shown)
                .map(value -> value == null ? "-" : String.valueOf(value).length() + ":" + value)
                .collect(Collectors.joining("|"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
