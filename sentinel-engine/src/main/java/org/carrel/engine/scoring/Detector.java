package org.carrel.engine.scoring;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// Takes events in the order of the log and says which accounts are worth a look.
///
/// Lines up to [#LATENESS_SECONDS] out of order are put where they belong, so an event is scored only when one that
/// much
/// younger has come, or on [#settle] or [#finish].
public final class Detector {

    /// How far out of order a line may be and still be scored.
    public static final int LATENESS_SECONDS = 3600;

    private final DetectorSettings settings;
    private long events;

    private Detector(DetectorSettings settings) {
        this.settings = settings;
    }

    /// A detector for one scan, from nothing, that keeps everything until [#finish].
    public static Detector inMemory(DetectorSettings settings) {
        return new Detector(settings);
    }

    /// A detector over states that live elsewhere.
    ///
    /// @param checkpoint what [#checkpoint] gave, or null to begin
    /// @throws IllegalArgumentException if `checkpoint` is damaged or of an unknown version
    public static Detector over(DetectorSettings settings, AccountStates states, byte @Nullable [] checkpoint) {
        return new Detector(settings);
    }

    public void accept(AccessEvent event) {
        events++;
    }

    /// Scores what is still waiting for lines that might come late. A later line older than the newest one seen is then
    /// late. For the end of a log, or when nothing has come for an hour.
    public void settle() {}

    /// What changed since the last call; hands every changed state to [AccountStates#put]. Waiting events are not
    /// scored by this.
    public Changes drain() {
        return new Changes(List.of(), List.of());
    }

    /// Everything but the account states: the population, waiting events, the day's alerts. Take it directly after
    /// [#drain] and store both together.
    public byte[] checkpoint() {
        return new byte[0];
    }

    /// Scores what is waiting and gives the result of the whole scan.
    public Detection finish() {
        return new Detection(settings, new ArrayList<>(), List.of(), 0, 0, events, 0, 0, List.of());
    }
}
