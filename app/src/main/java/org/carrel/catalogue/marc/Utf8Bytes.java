package org.carrel.catalogue.marc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text of another encoding as UTF-8.
final class Utf8Bytes extends InputStream {

    private final Reader reader;
    private final char[] letters = new char[8192];
    private byte[] bytes = {};
    private int at;

    Utf8Bytes(InputStream input, Charset charset) {
        this.reader = new InputStreamReader(input, charset);
    }

    @Override
    public int read() throws IOException {
        return has() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (!has()) {
            return -1;
        }
        int taken = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, from, taken);
        at += taken;
        return taken;
    }

    private boolean has() throws IOException {
        while (at == bytes.length) {
            int count = reader.read(letters, 0, letters.length - 1);
            if (count < 0) {
                return false;
            }
            if (count > 0 && Character.isHighSurrogate(letters[count - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    letters[count++] = (char) low;
                }
            }
            bytes = new String(letters, 0, count).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
