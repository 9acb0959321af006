package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// What was measured of an account at one moment: the bits of every family and the numbers its sentences need.
final class Measurement {

    /// Numbers that sentences are made of.
    enum Number {
        DOCUMENTS_HOUR,
        DOCUMENTS_DAY,
        DOCUMENTS_WEEK,
        USUAL_DAY,
        USUAL_WEEK,
        ACTIVE_DAYS,
        VOLUME_WINDOW,
        TYPICAL_MOST,
        TAKEN_HOUR,
        TAKEN_DAY,
        TAKEN_FORTNIGHT,
        PAGES,
        PAGES_PER_DOCUMENT,
        GAP_SPREAD,
        BUSY_HOURS,
        ODD_HOURS,
        COUNTRIES,
        SWITCHES,
        RELAYED,
        TURNS,
        SPEED,
        DISTANCE,
        TRAVEL_BY_RELAY,
        NETWORKS,
        NOVELTY_KIND,
        NOVELTY_DOCUMENTS,
        STRANGERS_DOCUMENTS,
        FAMILIAR,
        NEW_ACCOUNT,
        NEW_AGENTS,
        OTHERS,
        OTHERS_BRIEF,
        OTHERS_SUSPICIOUS,
        OTHERS_FAILED,
        FAILURES,
        RARITY,
        LAWFUL_DAYS,
        EARLIER
    }

    private static final Family[] CONDUCT = {Family.VOLUME, Family.SHAPE, Family.RHYTHM, Family.SIGN_IN};
    private static final long[] NO_COUNTRIES = new long[0];
    private static final int NUMBERS = Number.values().length;

    final double[] bits = new double[Family.COUNT];
    final double[] numbers = new double[NUMBERS];
    /// Countries of the last 24 hours, as [Countries] codes; negative where all was by a VPN or hosting network.
    long[] countries = NO_COUNTRIES;

    void set(Family family, double measured) {
        bits[family.ordinal()] = family.weighted(measured);
    }

    /// @param percent of what it counts usually
    void weigh(Family family, int percent) {
        bits[family.ordinal()] *= percent / 100.0;
    }

    double bits(Family family) {
        return bits[family.ordinal()];
    }

    void put(Number number, double value) {
        numbers[number.ordinal()] = value;
    }

    double get(Number number) {
        return numbers[number.ordinal()];
    }

    /// @return evidence in bits, every family counted
    double score() {
        double sum = 0;
        for (double part : bits) {
            sum += part;
        }
        return sum;
    }

    /// @return bits that speak of what was done, wherever from; those for a lawful reader left out
    double conduct() {
        double sum = 0;
        for (Family family : CONDUCT) {
            sum += Math.max(0, bits(family));
        }
        return sum;
    }

    /// What one account left must not show in the next one's.
    void clear() {
        Arrays.fill(bits, 0);
        Arrays.fill(numbers, 0);
        countries = NO_COUNTRIES;
    }

    void copyFrom(Measurement other) {
        System.arraycopy(other.bits, 0, bits, 0, bits.length);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        countries = other.countries;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, bits);
        Codec.writeDoubles(out, numbers);
        out.writeByte(countries.length);
        for (long country : countries) {
            Codec.writeLong(out, country);
        }
    }

    static Measurement read(DataInput in) throws IOException {
        Measurement read = new Measurement();
        Codec.readDoubles(in, read.bits);
        Codec.readDoubles(in, read.numbers);
        read.countries = new long[in.readByte()];
        for (int i = 0; i < read.countries.length; i++) {
            read.countries[i] = Codec.readLong(in);
        }
        return read;
    }
}
