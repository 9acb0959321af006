package org.carrel.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What truly went on, gathered while the world is lived through.
final class Truth implements Campus.Days {

    /// One episode so far.
    static final class Account {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        final Set<Long> documents = new HashSet<>();
        /// When each of the documents was taken; for attacks alone.
        final List<Long> takings = new ArrayList<>();

        void note(Hit hit, boolean attack) {
            first = Math.min(first, hit.stamp());
            last = Math.max(last, hit.stamp());
            if (hit.takesDocument() && documents.add(hit.item()) && attack) {
                takings.add(hit.stamp());
            }
        }
    }

    /// One episode on one day.
    record OnDay(Episode episode, int day) {}

    private final Map<Episode, Account> episodes = new LinkedHashMap<>();
    private final Map<OnDay, long[]> days = new LinkedHashMap<>();

    @Override
    public void day(int day, List<Hit> hits) {
        for (Hit hit : hits) {
            for (Episode episode : hit.episodes()) {
                if (episode.counted()) {
                    Account account = episodes.computeIfAbsent(episode, e -> new Account());
                    account.note(hit, episode.scenario().isAttack());
                    long[] span = days.computeIfAbsent(
                            new OnDay(episode, day), d -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
                    span[0] = Math.min(span[0], hit.stamp());
                    span[1] = Math.max(span[1], hit.stamp());
                }
            }
        }
    }

    /// In the order in which they began.
    Map<Episode, Account> episodes() {
        return episodes;
    }

    /// In the order in which they were.
    Set<OnDay> days() {
        return days.keySet();
    }

    List<Label> labels(Calendar calendar) {
        List<Label> labels = new ArrayList<>();
        days.forEach((on, span) -> labels.add(new Label(
                on.episode().account(),
                calendar.date(on.day()),
                Instant.ofEpochSecond(span[0]),
                Instant.ofEpochSecond(span[1]),
                on.episode().scenario())));
        return labels;
    }
}
