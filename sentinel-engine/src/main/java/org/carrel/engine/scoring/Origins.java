package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.jspecify.annotations.Nullable;

/// The networks an account was used from in the last day or two. The one not seen for longest is forgotten when the
/// table is full.
final class Origins {

    static final int LIMIT = 24;

    @Nullable
    Origin[] all = new Origin[2];

    int size;
    private int latest;

    /// @return the origin of the event, made if need be; its `lastSeen` is still that of the event before
    Origin find(AccessEvent event) {
        long network = event.network();
        if (latest < size) {
            Origin last = all[latest];
            if (last != null && last.network == network) {
                return last;
            }
        }
        for (int i = 0; i < size; i++) {
            Origin origin = get(i);
            if (origin.network == network) {
                latest = i;
                return origin;
            }
        }
        return make(event);
    }

    private Origin make(AccessEvent event) {
        Origin origin = new Origin(event.network());
        if (event.place() != Place.UNKNOWN) {
            origin.at(event.place());
        }
        origin.firstSeen = event.epochSecond();
        origin.lastSeen = Recent.NEVER;
        latest = place();
        all[latest] = origin;
        return origin;
    }

    private int place() {
        if (size < LIMIT) {
            if (size == all.length) {
                all = Arrays.copyOf(all, Math.min(LIMIT, size * 2));
            }
            return size++;
        }
        int oldest = 0;
        for (int i = 1; i < size; i++) {
            if (get(i).lastSeen < get(oldest).lastSeen) {
                oldest = i;
            }
        }
        return oldest;
    }

    Origin get(int index) {
        Origin origin = all[index];
        if (origin == null) {
            throw new IllegalStateException("There are only " + size + " origins.");
        }
        return origin;
    }

    int since(long epochSecond) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += get(i).lastSeen >= epochSecond ? 1 : 0;
        }
        return count;
    }

    /// Lets go of what was last seen before `epochSecond`; the others begin a new day.
    void newDay(long epochSecond) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Origin origin = get(i);
            if (origin.lastSeen >= epochSecond) {
                origin.hits = 0;
                origin.documents = 0;
                origin.knownAgents = 0;
                origin.newAgents = 0;
                all[kept++] = origin;
            }
        }
        Arrays.fill(all, kept, size, null);
        size = kept;
        latest = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        out.writeByte(latest);
        for (int i = 0; i < size; i++) {
            get(i).write(out);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readByte();
        latest = in.readByte();
        all = new Origin[Math.max(2, size)];
        for (int i = 0; i < size; i++) {
            all[i] = Origin.read(in);
        }
    }
}
