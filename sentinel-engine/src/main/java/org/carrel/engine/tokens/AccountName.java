package org.carrel.engine.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/// An account name as the proxy compares it: without surrounding blanks, in Unicode normal form C, in lower case.
/// `JSmith` and `jsmith` open the same door, so they are one account here too; what a token reveals is this form.
public final class AccountName {

    private AccountName() {}

    /// Bytes that are not UTF-8 are taken for Latin-1, which older proxies write.
    static String of(byte[] bytes, int from, int to) {
        return of(decode(bytes, from, to));
    }

    public static String of(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
