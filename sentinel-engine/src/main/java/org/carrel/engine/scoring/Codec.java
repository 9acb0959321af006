package org.carrel.engine.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Versioned bytes for states and checkpoints. Small numbers take one byte, as most of a state is zero.
final class Codec {

    interface Writing {
        void to(DataOutput out) throws IOException;
    }

    interface Reading<T> {
        T from(DataInput in) throws IOException;
    }

    /// Several layouts went by this number while they were worked on, so none of them can be read for sure.
    static final int UNRELEASED = 2;

    private Codec() {}

    static <T> T unreleased(DataInput in) {
        throw new IllegalStateException("Version " + UNRELEASED + " is refused before it is read.");
    }

    static byte[] encode(int magic, int version, Writing body) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(magic);
            out.writeByte(version);
            body.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// One reading a version, the first for version 1.
    static <T> T decode(byte[] bytes, int magic, String what, List<Reading<T>> versions) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readShort() != (short) magic) {
                throw new IllegalArgumentException("This is not " + what + ".");
            }
            int found = in.readByte();
            if (found < 1 || found > versions.size()) {
                throw new IllegalArgumentException("This is " + what + " of version " + found
                        + "; this program reads versions up to " + versions.size() + ".");
            }
            if (found == UNRELEASED) {
                throw new IllegalArgumentException("This is " + what + " of version " + UNRELEASED
                        + ", which was never released and which this program does not read: begin with an empty state,"
                        + " and give it the logs of the last weeks.");
            }
            T value = versions.get(found - 1).from(in);
            if (in.read() != -1) {
                throw new IllegalArgumentException("There is something after the end of " + what + ".");
            }
            return value;
        } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("The bytes of " + what + " are damaged or cut short.", e);
        }
    }

    /// Seven bits a byte, small magnitudes of either sign in one.
    static void writeLong(DataOutput out, long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long readLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("A number has no end.");
    }

    static void writeInts(DataOutput out, int[] values) throws IOException {
        for (int value : values) {
            writeLong(out, value);
        }
    }

    /// @return their sum
    static int readInts(DataInput in, int[] values) throws IOException {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) readLong(in);
            sum += values[i];
        }
        return sum;
    }

    static void writeDoubles(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void readDoubles(DataInput in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    static void writeFloats(DataOutput out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static void readFloats(DataInput in, float[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
    }
}
