package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;

/// Holds the last hour of events, one bin a second, and lets them go in the order of time; within a second in the
/// order of their fingerprints, so that the order of arrival leaves no trace.
///
/// An event far ahead of the others is put aside until more like it have come: one wrong date must not make
/// everything after it late.
final class Reordering {

    static final Comparator<AccessEvent> ORDER = Comparator.comparingLong(AccessEvent::epochSecond)
            .thenComparingLong(AccessEvent::fingerprint)
            .thenComparing(AccessEvent::account);

    private static final int SPAN = Detector.LATENESS_SECONDS;
    private static final int SLOTS = 4096;
    private static final long AHEAD_SECONDS = 2 * 3600;
    private static final int ENOUGH_AHEAD = 50;
    private static final long BEGINNING = Long.MIN_VALUE / 2;

    private static final AccessEvent[] NOTHING = new AccessEvent[0];

    private final AccessEvent[][] slots = new AccessEvent[SLOTS][];
    private final int[] sizes = new int[SLOTS];
    private final List<AccessEvent> ahead = new ArrayList<>();
    private final Consumer<AccessEvent> next;
    private long newest = BEGINNING;
    private long released = BEGINNING;
    private long late;

    Reordering(Consumer<AccessEvent> next) {
        this.next = next;
        Arrays.fill(slots, NOTHING);
    }

    void accept(AccessEvent event) {
        long second = event.epochSecond();
        if (second <= released) {
            late++;
        } else if (second > newest + AHEAD_SECONDS) {
            ahead.add(event);
            if (ahead.size() >= ENOUGH_AHEAD) {
                jump();
            }
        } else {
            hold(event);
            if (!ahead.isEmpty()) {
                admit();
            }
        }
    }

    private void hold(AccessEvent event) {
        long second = event.epochSecond();
        if (second > newest) {
            newest = second;
            release(second - SPAN - 1);
        }
        int slot = Math.floorMod(second, SLOTS);
        AccessEvent[] bin = slots[slot];
        if (sizes[slot] == bin.length) {
            bin = Arrays.copyOf(bin, Math.max(2, bin.length * 2));
            slots[slot] = bin;
        }
        bin[sizes[slot]++] = event;
    }

    /// The log goes on after a gap, or has only now begun: the earliest of what was put aside is the present.
    private void jump() {
        ahead.sort(ORDER);
        newest = ahead.getFirst().epochSecond();
        release(newest - SPAN - 1);
        admit();
    }

    /// Takes in what is no longer far ahead.
    private void admit() {
        ahead.sort(ORDER);
        int taken = 0;
        while (taken < ahead.size() && ahead.get(taken).epochSecond() <= newest + AHEAD_SECONDS) {
            hold(ahead.get(taken++));
        }
        ahead.subList(0, taken).clear();
    }

    private void release(long upTo) {
        long last = Math.min(upTo, released + SLOTS);
        for (long second = released + 1; second <= last; second++) {
            releaseSecond(second);
        }
        released = Math.max(released, upTo);
    }

    private void releaseSecond(long second) {
        int slot = Math.floorMod(second, SLOTS);
        int size = sizes[slot];
        AccessEvent[] bin = slots[slot];
        if (size == 0) {
            return;
        }
        // emptied first, that an unusual second does not keep its room
        slots[slot] = NOTHING;
        sizes[slot] = 0;
        if (size > 1) {
            sort(bin, size);
        }
        for (int i = 0; i < size; i++) {
            next.accept(bin[i]);
        }
    }

    /// A second holds a handful of events, rarely more: insertion beats the library's sort there.
    private static void sort(AccessEvent[] bin, int size) {
        if (size > 40) {
            Arrays.sort(bin, 0, size, ORDER);
            return;
        }
        for (int i = 1; i < size; i++) {
            AccessEvent event = bin[i];
            int at = i;
            while (at > 0 && inOrder(event, bin[at - 1])) {
                bin[at] = bin[--at];
            }
            bin[at] = event;
        }
    }

    private static boolean inOrder(AccessEvent one, AccessEvent other) {
        return one.fingerprint() != other.fingerprint()
                ? one.fingerprint() < other.fingerprint()
                : ORDER.compare(one, other) < 0;
    }

    /// Lets everything go.
    void settle() {
        release(newest);
        while (!ahead.isEmpty()) {
            jump();
            release(newest);
        }
    }

    /// Drops what waits of these accounts.
    void forget(Set<String> accounts) {
        ahead.removeIf(event -> accounts.contains(event.account()));
        for (int slot = 0; slot < SLOTS; slot++) {
            int kept = 0;
            for (int i = 0; i < sizes[slot]; i++) {
                if (!accounts.contains(slots[slot][i].account())) {
                    slots[slot][kept++] = slots[slot][i];
                }
            }
            Arrays.fill(slots[slot], kept, slots[slot].length, null);
            sizes[slot] = kept;
        }
    }

    long late() {
        return late;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        out.writeLong(released);
        out.writeLong(late);
        EventCodec.write(out, ahead);
        List<AccessEvent> held = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            AccessEvent[] bin = slots[slot];
            for (int i = 0; i < sizes[slot]; i++) {
                held.add(bin[i]);
            }
        }
        EventCodec.write(out, held);
    }

    void read(DataInput in) throws IOException {
        newest = in.readLong();
        released = in.readLong();
        late = in.readLong();
        ahead.addAll(EventCodec.read(in));
        for (AccessEvent event : EventCodec.read(in)) {
            hold(event);
        }
    }
}
