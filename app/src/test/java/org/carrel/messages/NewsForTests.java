package org.carrel.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;

/// A module that has whatever news a test gives it, of every kind.
public class NewsForTests implements DigestSource {

    public static final Set<Kind> KINDS =
            Set.of(Kind.OVERDUE, Kind.RECALLED, Kind.INVOICE, Kind.CHARGE, Kind.READY, Kind.DUE_SOON, Kind.RENEWED);

    /// A great many lines.
    public static final class Many {

        private final List<DigestLine> all = new ArrayList<>();

        public void add(PersonId person, Kind kind, String key, String words) {
            all.add(DigestLine.plain(person, kind, key, words, "/", null));
        }

        public int size() {
            return all.size();
        }
    }

    private final List<DigestLine> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable RuntimeException mistake;

    public void clear() {
        lines.clear();
        mistake = null;
    }

    public void says(PersonId person, Kind kind, String key, String words) {
        says(DigestLine.plain(person, kind, key, words, "/", null));
    }

    public void says(DigestLine line) {
        lines.add(line);
    }

    public void says(Many many) {
        lines.addAll(many.all);
    }

    /// After its lines.
    public void fails(RuntimeException how) {
        mistake = how;
    }

    public int timesAsked() {
        return asked.get();
    }

    @Override
    public Set<Kind> kinds() {
        return KINDS;
    }

    @Override
    public void lines(DigestDay day, Consumer<DigestLine> to) {
        asked.incrementAndGet();
        lines.stream().filter(line -> day.kinds().contains(line.kind())).forEach(to);
        RuntimeException how = mistake;
        if (how != null) {
            throw how;
        }
    }
}
