package org.carrel.engine.reading;

/// The bytes that name a document at its provider; hashed, then overwritten by the next line's.
final class Identity {
    private final byte[] bytes = new byte[Address.LONGEST * 2];
    private int length;

    /// @param kind keeps a DOI and a path that look alike apart
    void start(Provider provider, byte[] kind) {
        length = 0;
        byte[] domain = provider.domain();
        add(domain, 0, Math.min(domain.length, 255));
        separate();
        add(kind, 0, kind.length);
    }

    void add(byte[] from, int start, int end) {
        int taken = Math.min(end - start, bytes.length - length);
        System.arraycopy(from, start, bytes, length, taken);
        length += taken;
    }

    /// One part, closed by a separator.
    void addPart(byte[] from, int start, int end) {
        add(from, start, end);
        separate();
    }

    /// Parts between slashes, as [#addPart] would add them one by one.
    void addParts(byte[] from, int start, int end) {
        int part = start;
        for (int i = start; i <= end; i++) {
            if (i == end || from[i] == '/') {
                addPart(from, part, i);
                part = i + 1;
            }
        }
    }

    /// Letters and digits only: `S0092-8674(19)30001-1` is `S0092867419300011`.
    void addLetters(byte[] from, int start, int end) {
        for (int i = start; i < end && length < bytes.length; i++) {
            if (Ends.isDigit(from[i]) || from[i] >= 'a' && from[i] <= 'z') {
                bytes[length++] = from[i];
            }
        }
    }

    private void separate() {
        if (length < bytes.length) {
            bytes[length++] = '\n';
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
