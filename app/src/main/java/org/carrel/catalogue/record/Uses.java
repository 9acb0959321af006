package org.carrel.catalogue.record;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.carrel.catalogue.RecordId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts how often records are opened and borrowed, and by whom not at all: nothing of the
/// reader comes here. Written now and then, not with each of them; what an abrupt end loses is a
/// minute's counts.
@Component
public class Uses {

    /// Beyond this many different ones, later ones wait for the next minute.
    private static final int MOST = 10_000;
    private static final Pattern ROBOT = Pattern.compile("(?i)bot\\b|crawl|spider|slurp|https?://");

    private final Map<Long, Integer> counts = new ConcurrentHashMap<>();
    private final UseRepository repository;
    private final Lookers lookers;

    Uses(UseRepository repository, Clock clock) {
        this.repository = repository;
        this.lookers = new Lookers(clock);
    }

    /// A loan, or another use that nobody can have made up.
    public void count(RecordId record) {
        if (counts.size() < MOST) {
            counts.merge(record.value(), 1, Integer::sum);
        }
    }

    /// A record that somebody looks at counts once an hour for each address, and not for robots that say
    /// so: else whoever asks often enough would decide what comes first. Of addresses nothing is kept
    /// but a number that means nothing tomorrow, and that for an hour at most.
    void opened(RecordId record, HttpServletRequest request) {
        if (!isRobot(request) && lookers.isNew(request.getRemoteAddr(), record)) {
            count(record);
        }
    }

    private static boolean isRobot(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null || ROBOT.matcher(agent).find();
    }

    @Scheduled(fixedDelayString = "PT1M")
    void write() {
        Map<Long, Integer> taken = new TreeMap<>();
        for (Long record : counts.keySet()) {
            Integer uses = counts.remove(record);
            if (uses != null) {
                taken.put(record, uses);
            }
        }
        if (!taken.isEmpty()) {
            List<Long> more = repository.add(taken).stream()
                    .filter(used -> isMore(used.uses(), taken.getOrDefault(used.record(), 0)))
                    .map(UseRepository.Used::record)
                    .toList();
            if (!more.isEmpty()) {
                repository.touch(more);
            }
        }
    }

    /// Whether it makes a difference to the order of results, in which each doubling of the uses counts for less: one,
    /// two, four, eight and so on.
    private static boolean isMore(int uses, int added) {
        return Integer.numberOfLeadingZeros(uses) < Integer.numberOfLeadingZeros(Math.max(0, uses - added));
    }
}
