package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Names that were refused on the running day and have no state: if such an account gets in later
/// that day, its refusals are part of its first day.
///
/// Anyone can be refused under any name, so there is room for so many a day and no more, and for
/// a few of one network: a name that is here stays, whoever comes after it, and one for which
/// there is no room begins its first day without its refusals.
final class RefusedNames {

    static final int LIMIT = 1 << 13;
    static final int MOST_OF_A_NETWORK = Visitors.MOST_REFUSED;

    private long epochDay = Long.MIN_VALUE;
    /// Names taken in on this day, those that got in since among them.
    private int taken;

    private final TreeMap<String, Integer> refusals = new TreeMap<>();
    private final TreeMap<Long, Integer> namesOfNetwork = new TreeMap<>();

    void add(String name, long network, long day) {
        begin(day);
        Integer before = refusals.get(name);
        if (before != null) {
            refusals.put(name, before + 1);
            return;
        }
        int names = namesOfNetwork.getOrDefault(network, 0);
        if (taken < LIMIT && names < MOST_OF_A_NETWORK) {
            taken++;
            namesOfNetwork.put(network, names + 1);
            refusals.put(name, 1);
        }
    }

    /// The account is in.
    ///
    /// @return how often it was refused on this day before, as far as that is known
    int gotIn(String name, long day) {
        begin(day);
        Integer before = refusals.remove(name);
        return before == null ? 0 : before;
    }

    private void begin(long day) {
        if (day != epochDay) {
            epochDay = day;
            taken = 0;
            refusals.clear();
            namesOfNetwork.clear();
        }
    }

    int size() {
        return refusals.size();
    }

    /// Accounts go by other tokens from now on.
    void under(UnaryOperator<String> tokens) {
        Map<String, Integer> before = new HashMap<>(refusals);
        refusals.clear();
        before.forEach((name, times) -> refusals.merge(tokens.apply(name), times, Integer::sum));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(epochDay);
        Codec.writeLong(out, taken);
        Codec.writeLong(out, refusals.size());
        for (Map.Entry<String, Integer> each : refusals.entrySet()) {
            out.writeUTF(each.getKey());
            Codec.writeLong(out, each.getValue());
        }
        Codec.writeLong(out, namesOfNetwork.size());
        for (Map.Entry<Long, Integer> each : namesOfNetwork.entrySet()) {
            out.writeLong(each.getKey());
            Codec.writeLong(out, each.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        epochDay = in.readLong();
        taken = (int) Codec.readLong(in);
        for (long left = Codec.readLong(in); left > 0; left--) {
            refusals.put(in.readUTF(), (int) Codec.readLong(in));
        }
        for (long left = Codec.readLong(in); left > 0; left--) {
            namesOfNetwork.put(in.readLong(), (int) Codec.readLong(in));
        }
    }
}
