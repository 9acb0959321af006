package org.carrel.catalogue.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.catalogue.description.Identifier;
import org.jspecify.annotations.Nullable;

/// A record of ours while a batch is decided: as it is in the tables, and what it will be.
final class Held {

    /// Where copies stand together.
    record Place(String location, String callNumber) {}

    /// Known by its number once it is in the tables.
    static final class Holding {

        final Held record;
        final Place place;
        long id;

        Holding(Held record, Place place, long id) {
            this.record = record;
            this.place = place;
            this.id = id;
        }
    }

    private long id;
    private boolean fresh;
    private String before;
    private String marc;
    private boolean suppressed;
    private int items;
    private boolean promised;
    private @Nullable Projection next;
    private boolean otherSight;

    /// Numbers of records that were joined to this one.
    final Set<Identifier> merged = new HashSet<>();

    final Set<String> controls = new HashSet<>();
    final Map<Place, Holding> holdings = new HashMap<>();

    /// Links of the record's own, with their numbers; 0 for those that are not in the tables yet.
    final Map<String, Long> urls = new HashMap<>();

    private Held(long id, boolean fresh, String marc, boolean suppressed) {
        this.id = id;
        this.fresh = fresh;
        this.before = marc;
        this.marc = marc;
        this.suppressed = suppressed;
    }

    static Held ofTables(long id, String marc, boolean suppressed) {
        return new Held(id, false, marc, suppressed);
    }

    static Held fresh(Projection projection) {
        Held held = new Held(0, true, projection.marc(), false);
        held.next = projection;
        return held;
    }

    /// 0 while it is not in the tables.
    long id() {
        return id;
    }

    void id(long given) {
        id = given;
    }

    boolean isFresh() {
        return fresh;
    }

    String marc() {
        return marc;
    }

    boolean isSuppressed() {
        return suppressed;
    }

    /// Whether other libraries were promised that something of it stays.
    boolean isPromised() {
        return promised;
    }

    void promised() {
        promised = true;
    }

    int items() {
        return items;
    }

    void items(int count) {
        items = count;
    }

    /// What it will be; null where it stays as it is.
    @Nullable
    Projection next() {
        return next;
    }

    void become(Projection projection) {
        next = projection;
        marc = projection.marc();
    }

    /// Whether after all it is what it was: another form of it came, and then its own again.
    boolean isAsItWas() {
        return !fresh && !otherSight && marc.equals(before);
    }

    void suppress() {
        suppressed = true;
        otherSight = true;
    }

    void reveal() {
        suppressed = false;
        otherSight = true;
    }

    /// All was written, or would have been: the next batch finds it so.
    void settle() {
        next = null;
        before = marc;
        otherSight = false;
    }
}
