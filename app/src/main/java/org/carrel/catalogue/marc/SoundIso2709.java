package org.carrel.catalogue.marc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a record of ISO 2709 that is right in every length and address and every letter, without touching anything.
/// Most are; and where a record is right, nobody should have guessed at it.
final class SoundIso2709 {

    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int FIELD_END = 0x1E;
    private static final int SUBFIELD = 0x1F;
    private static final int RECORD_END = 0x1D;

    private final byte[] bytes;
    private final boolean unicode;

    private SoundIso2709(byte[] bytes) {
        this.bytes = bytes;
        this.unicode = bytes.length > LEADER && bytes[9] == 'a';
    }

    /// Null where anything is not as it should be, or needs translating from MARC-8.
    static @Nullable MarcRecord read(byte[] bytes) {
        return new SoundIso2709(bytes).read();
    }

    private @Nullable MarcRecord read() {
        int base = leaderIsSound() ? number(12, 5) : -1;
        if (base <= LEADER
                || base >= bytes.length
                || (base - LEADER - 1) % ENTRY != 0
                || bytes[base - 1] != FIELD_END) {
            return null;
        }
        List<MarcField> fields = new ArrayList<>((base - LEADER) / ENTRY);
        int from = base;
        for (int entry = LEADER; entry < base - 1; entry += ENTRY) {
            int to = from + number(entry + 3, 4) - 1;
            if (number(entry + 7, 5) != from - base || to < from || to >= bytes.length - 1 || bytes[to] != FIELD_END) {
                return null;
            }
            MarcField field = field(entry, from, to);
            if (field == null) {
                return null;
            }
            fields.add(field);
            from = to + 1;
        }
        return from == bytes.length - 1 ? new MarcRecord(leader(), fields) : null;
    }

    private boolean leaderIsSound() {
        if (bytes.length <= LEADER || bytes[bytes.length - 1] != RECORD_END || number(0, 5) != bytes.length) {
            return false;
        }
        for (int place = 0; place < LEADER; place++) {
            if (!isPrintable(bytes[place])) {
                return false;
            }
        }
        return (unicode || bytes[9] == ' ')
                && new String(bytes, 10, 2, ISO_8859_1).equals("22")
                && new String(bytes, 20, 4, ISO_8859_1).equals("4500");
    }

    private String leader() {
        return Leaders.kept(new String(bytes, 0, LEADER, ISO_8859_1));
    }

    private @Nullable MarcField field(int entry, int from, int to) {
        for (int place = entry; place < entry + 3; place++) {
            if (!isLetterOrDigit(bytes[place])) {
                return null;
            }
        }
        String tag = new String(bytes, entry, 3, ISO_8859_1);
        if (MarcField.isControl(tag)) {
            String value = value(from, to);
            return value == null ? null : new ControlField(tag, value);
        }
        if (to - from < 2 || !isPrintable(bytes[from]) || !isPrintable(bytes[from + 1])) {
            return null;
        }
        List<Subfield> subfields = subfields(from + 2, to);
        return subfields == null ? null : new DataField(tag, (char) bytes[from], (char) bytes[from + 1], subfields);
    }

    private @Nullable List<Subfield> subfields(int from, int to) {
        List<Subfield> subfields = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (bytes[at] != SUBFIELD || at + 1 == to || bytes[at + 1] == ' ' || !isPrintable(bytes[at + 1])) {
                return null;
            }
            int next = at + 2;
            while (next < to && bytes[next] != SUBFIELD) {
                next++;
            }
            String value = value(at + 2, next);
            if (value == null) {
                return null;
            }
            subfields.add(new Subfield((char) bytes[at + 1], value));
            at = next;
        }
        return subfields;
    }

    private @Nullable String value(int from, int to) {
        boolean ascii = true;
        for (int place = from; place < to; place++) {
            ascii &= bytes[place] >= 0;
        }
        if (!ascii && !unicode) {
            return null;
        }
        String value = ascii ? new String(bytes, from, to - from, ISO_8859_1) : decoded(from, to);
        return value == null || !CleanText.isClean(value) || CleanText.hasEntities(value) ? null : value;
    }

    private @Nullable String decoded(int from, int to) {
        String value = new String(bytes, from, to - from, UTF_8);
        if (value.indexOf('\uFFFD') < 0) {
            return value;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// Less than any length where these are no digits.
    private int number(int from, int digits) {
        int number = 0;
        for (int place = from; place < from + digits; place++) {
            if (bytes[place] < '0' || bytes[place] > '9') {
                return -1;
            }
            number = number * 10 + bytes[place] - '0';
        }
        return number;
    }

    private static boolean isPrintable(byte value) {
        return value >= ' ' && value < 0x7F;
    }

    private static boolean isLetterOrDigit(byte value) {
        return value >= '0' && value <= '9' || value >= 'A' && value <= 'Z' || value >= 'a' && value <= 'z';
    }
}
