package org.carrel.engine.reading;

/// File name endings of what pages fetch by themselves, each packed into one long.
final class Endings {
    private static final int SLOTS = 128;
    private static final int LONGEST = 7;
    private static final long[] KNOWN = new long[SLOTS];

    static {
        for (String ending :
                ("gif png jpg jpeg ico svg webp css js mjs map woff woff2 ttf eot swf json sml bmp tif avif"
                                + " otf wasm")
                        .split(" ")) {
            long packed = 0;
            for (char c : ending.toCharArray()) {
                packed = packed << 8 | c;
            }
            int slot = slot(packed);
            while (KNOWN[slot] != 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            KNOWN[slot] = packed;
        }
    }

    private Endings() {}

    private static int slot(long packed) {
        return (int) (packed * 0x9E3779B97F4A7C15L >>> 57);
    }

    /// The last part of the path ends like a picture, script or style sheet.
    static boolean isResource(Address address) {
        int last = address.segments - 1;
        return last >= 0 && isResource(address.text, address.segmentFrom[last] - 1, address.segmentTo[last]);
    }

    /// The path in `b[from, to)`, not yet decoded and without its query, ends like a picture, script or style sheet. No
    /// where its last part has escapes: what they say counts.
    static boolean isResource(byte[] b, int from, int to) {
        long packed = 0;
        for (int i = to - 1, shift = 0; i > from && shift <= LONGEST * 8; i--, shift += 8) {
            byte c = b[i];
            if (c == '.') {
                return packed != 0 && isKnown(packed) && !isEscaped(b, from, i);
            }
            if (c == '/' || c == '%') {
                return false;
            }
            packed |= (c >= 'A' && c <= 'Z' ? c | 32L : c & 0xffL) << shift;
        }
        return false;
    }

    private static boolean isEscaped(byte[] b, int from, int to) {
        for (int i = to - 1; i >= from && b[i] != '/'; i--) {
            if (b[i] == '%') {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnown(long packed) {
        for (int slot = slot(packed); KNOWN[slot] != 0; slot = slot + 1 & SLOTS - 1) {
            if (KNOWN[slot] == packed) {
                return true;
            }
        }
        return false;
    }
}
