package org.carrel.engine.reading;

/// The bytes that name a document at its provider; hashed, then overwritten by the next line's.
final class Identity {
    private final byte[] bytes = new byte[Address.LONGEST + 512];
    private int length;

    /// @param kind keeps a DOI and a path that look alike apart
    void start(Provider provider, byte[] kind) {
        length = 0;
        byte[] domain = provider.domain();
        add(domain, 0, Math.min(domain.length, 255));
        bytes[length++] = '\n';
        add(kind, 0, kind.length);
    }

    void add(byte[] from, int start, int end) {
        int taken = Math.min(end - start, bytes.length - 2 - length);
        System.arraycopy(from, start, bytes, length, taken);
        length += taken;
    }

    void separate() {
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
