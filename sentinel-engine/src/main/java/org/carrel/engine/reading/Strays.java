package org.carrel.engine.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks of lines dated days ahead, after which the log goes on where it was before: the clock was wrong for a while.
/// They must not become the present, or everything after them would be late for weeks.
final class Strays {
    private static final long DAY = 24 * 3600;
    /// So far ahead at least; days without a line are nothing unusual before.
    private static final long AHEAD = 2 * DAY;
    /// A log goes on where it was when its next line is about that near.
    private static final long NEAR = DAY;

    private final List<long[]> blocks = new ArrayList<>();
    private long before;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /// The present moved ahead at once.
    void jump(long second, long newest) {
        if (from == Long.MAX_VALUE && second - newest > AHEAD) {
            before = newest;
            from = second;
            to = second;
        }
    }

    /// @return whether the log comes back by this line to where it was
    boolean comesBack(long second) {
        if (from == Long.MAX_VALUE) {
            return false;
        }
        to = Math.max(to, second);
        if (second >= from - AHEAD / 2 || Math.abs(second - before) > NEAR) {
            return false;
        }
        blocks.add(new long[] {from, to});
        from = Long.MAX_VALUE;
        return true;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    boolean has(long second) {
        for (long[] block : blocks) {
            if (second >= block[0] && second <= block[1]) {
                return true;
            }
        }
        return false;
    }

    /// One sentence; null where there is nothing to say.
    @Nullable
    String remark(String name) {
        if (blocks.isEmpty()) {
            return null;
        }
        return name + " jumps ahead to "
                + Instant.ofEpochSecond(blocks.getFirst()[0])
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                + " and comes back: the clock was wrong there, and these lines were left out."
                + " If their dates are right, give them as a log of their own.";
    }
}
