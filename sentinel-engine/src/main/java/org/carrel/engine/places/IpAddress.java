package org.carrel.engine.places;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads IP addresses from text, without ever asking a name server.
public final class IpAddress {

    private IpAddress() {}

    /// @return 4 bytes for IPv4 (also when written as `::ffff:192.0.2.1`), 16 for IPv6; null when it is no address.
    ///     A port (`192.0.2.1:8080`, `[2001:db8::1]:8080`) and a zone (`fe80::1%eth0`) are passed over.
    public static byte @Nullable [] parse(byte[] b, int start, int end) {
        int from = start;
        int to = end;
        if (from < to && b[from] == '[') {
            int close = from;
            while (close < to && b[close] != ']') {
                close++;
            }
            from++;
            to = close;
        }
        int colons = 0;
        int percent = to;
        for (int i = from; i < to; i++) {
            colons += b[i] == ':' ? 1 : 0;
            percent = b[i] == '%' && percent == to ? i : percent;
        }
        if (colons < 2) {
            int port = from;
            while (port < to && b[port] != ':') {
                port++;
            }
            return four(b, from, port);
        }
        return six(b, from, percent);
    }

    private static byte @Nullable [] four(byte[] b, int from, int to) {
        byte[] address = new byte[4];
        int part = 0;
        int value = -1;
        for (int i = from; i <= to; i++) {
            if (i < to && isDigit(b[i])) {
                value = Math.max(value, 0) * 10 + b[i] - '0';
                if (value > 255) {
                    return null;
                }
            } else if (value >= 0 && part < 4 && (i == to || b[i] == '.')) {
                address[part++] = (byte) value;
                value = -1;
            } else {
                return null;
            }
        }
        return part == 4 ? address : null;
    }

    private static byte @Nullable [] six(byte[] b, int from, int to) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = from;
        if (i + 1 < to && b[i] == ':' && b[i + 1] == ':') {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = i;
            while (end < to && b[end] != ':') {
                end++;
            }
            if (end == to && contains(b, i, end, '.')) {
                byte[] tail = count <= 6 ? four(b, i, end) : null;
                if (tail == null) {
                    return null;
                }
                groups[count++] = (tail[0] & 0xff) << 8 | tail[1] & 0xff;
                groups[count++] = (tail[2] & 0xff) << 8 | tail[3] & 0xff;
                break;
            }
            int value = hex(b, i, end);
            if (value < 0 || count == 8) {
                return null;
            }
            groups[count++] = value;
            if (end == to) {
                break;
            }
            i = end + 1;
            if (i < to && b[i] == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                i++;
            } else if (i == to) {
                return null;
            }
        }
        return gap < 0 && count < 8 || gap >= 0 && count == 8 ? null : assemble(groups, count, gap);
    }

    private static byte[] assemble(int[] groups, int count, int gap) {
        byte[] address = new byte[16];
        int missing = 8 - count;
        for (int g = 0; g < count; g++) {
            int at = gap >= 0 && g >= gap ? g + missing : g;
            address[at * 2] = (byte) (groups[g] >> 8);
            address[at * 2 + 1] = (byte) groups[g];
        }
        boolean mapped = address[10] == (byte) 0xff && address[11] == (byte) 0xff;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = address[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static boolean contains(byte[] b, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (b[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private static int hex(byte[] b, int from, int to) {
        if (to - from < 1 || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(b[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
