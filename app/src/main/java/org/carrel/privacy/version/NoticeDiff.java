package org.carrel.privacy.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Declaration;

/// What changed from one version of the notice to another, thing by thing.
public final class NoticeDiff {

    private final Declaration old;
    private final Declaration now;
    private final List<NoticeChange> changes = new ArrayList<>();

    private NoticeDiff(Declaration old, Declaration now) {
        this.old = old;
        this.now = now;
    }

    /// Substantial changes first. Never empty where the hashes differ.
    ///
    /// @throws org.carrel.privacy.notice.NoticeError when one cannot be read by this version of the program
    public static List<NoticeChange> between(CanonicalNotice old, CanonicalNotice now) {
        if (old.hash().equals(now.hash())) {
            return List.of();
        }
        CanonicalNotice.ReadBack before = old.read();
        CanonicalNotice.ReadBack after = now.read();
        List<NoticeChange> changes = new ArrayList<>(between(before.notice(), after.notice()));
        Set<String> unknown = new TreeSet<>(before.unknown());
        unknown.addAll(after.unknown());
        if (!unknown.isEmpty()) {
            // Nobody may sign unseen what this version cannot show.
            changes.add(NoticeChange.substantial("unknown", String.join(", ", unknown), "", ""));
        }
        if (changes.isEmpty()) {
            changes.add(NoticeChange.minor("technical", "", "", ""));
        }
        return changes.stream()
                .sorted((one, other) -> Boolean.compare(other.substantial(), one.substantial()))
                .toList();
    }

    static List<NoticeChange> between(Declaration old, Declaration now) {
        NoticeDiff diff = new NoticeDiff(old, now);
        new PurposeChanges(diff).find();
        new CategoryChanges(diff).find();
        new RecipientChanges(diff).find();
        new PlaceChanges(diff).find();
        return diff.changes;
    }

    Declaration old() {
        return old;
    }

    Declaration now() {
        return now;
    }

    void minor(String key, String name, String before, String after) {
        changes.add(NoticeChange.minor(key, name, before, after));
    }

    void substantial(String key, String name, String before, String after) {
        changes.add(NoticeChange.substantial(key, name, before, after));
    }

    void add(boolean substantial, String key, String name, String before, String after) {
        changes.add(new NoticeChange(key, name, before, after, substantial));
    }

    /// A minor change of one text, where there is one.
    void compare(String key, String name, String before, String after) {
        if (!before.equals(after)) {
            minor(key, name, before, after);
        }
    }

    /// Visits what both have.
    static <T> void both(Map<String, T> old, Map<String, T> now, BiConsumer<String, Pair<T>> visit) {
        now.forEach((name, after) -> {
            T before = old.get(name);
            if (before != null) {
                visit.accept(name, new Pair<>(before, after));
            }
        });
    }

    /// Visits what only `some` has.
    static <T> void only(Map<String, T> some, Map<String, T> others, BiConsumer<String, T> visit) {
        some.forEach((name, thing) -> {
            if (!others.containsKey(name)) {
                visit.accept(name, thing);
            }
        });
    }

    record Pair<T>(T before, T after) {

        String from(Function<T, String> text) {
            return text.apply(before);
        }

        String to(Function<T, String> text) {
            return text.apply(after);
        }

        boolean differs(Function<T, ?> what) {
            return !java.util.Objects.equals(what.apply(before), what.apply(after));
        }
    }

    /// Whether a kind of data was held before: what is done anew with it needs a decision.
    boolean wasHeld(String category) {
        return old.categories().containsKey(category)
                && old.category(category).awaits().isEmpty();
    }

    String categories(Collection<String> names) {
        return names.stream().map(this::category).collect(Collectors.joining("; "));
    }

    String category(String name) {
        return (now.categories().containsKey(name) ? now : old).category(name).title();
    }

    String subjects(Collection<String> names) {
        return names.stream()
                .map(name -> (now.subjects().containsKey(name) ? now : old)
                        .subjects()
                        .get(name))
                .filter(java.util.Objects::nonNull)
                .map(Declaration.Titled::title)
                .collect(Collectors.joining("; "));
    }

    static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
