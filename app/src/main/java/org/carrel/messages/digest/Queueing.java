package org.carrel.messages.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.messages.DigestLine;
import org.carrel.messages.Freedom;
import org.carrel.messages.digest.LineRepository.Said;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.privacy.Purposes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Writes down what is said, and queues the letter it goes with, in one transaction.
@Component
class Queueing {

    static final Duration LEASE = Duration.ofMinutes(5);

    private final LineRepository lines;
    private final RoundRepository rounds;
    private final People people;
    private final Purposes purposes;
    private final MessageSource messages;
    private final Clock clock;

    Queueing(
            LineRepository lines,
            RoundRepository rounds,
            People people,
            Purposes purposes,
            MessageSource messages,
            Clock clock) {
        this.lines = lines;
        this.rounds = rounds;
        this.people = people;
        this.purposes = purposes;
        this.messages = messages;
        this.clock = clock;
    }

    /// Another node has closed the digest meanwhile.
    static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /// The database did not take it; it is not the news that is wrong.
    static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotWritten(RuntimeException cause) {
            super(cause);
        }
    }

    /// @return how many are new
    int add(Instant slot, List<DigestLine> batch) {
        return purposes.in(Telling.TELL, () -> {
            if (!rounds.holdOpen(slot)) {
                throw new Closed();
            }
            Set<PersonId> about = batch.stream().map(DigestLine::person).collect(Collectors.toSet());
            // Nobody finds here whose data may not be used now: they are told once it may.
            Set<PersonId> there = people.namesOf(about).keySet();
            Map<String, String> ways = lines.choices(about);
            Instant now = clock.instant();
            List<Said> said = batch.stream()
                    .filter(line -> there.contains(line.person()))
                    .filter(line -> line.until() == null || line.until().isAfter(now))
                    .filter(line -> !way(line, ways).equals("none"))
                    .map(line -> said(line, ways))
                    .toList();
            return said.isEmpty() ? 0 : lines.say(said, slot, now);
        });
    }

    private Said said(DigestLine line, Map<String, String> ways) {
        String words = line.text().isEmpty()
                ? line.arguments().getFirst()
                : messages.getMessage(line.text(), line.arguments().toArray(), Locale.UK);
        return new Said(
                line.person().value(),
                line.kind().code(),
                line.key(),
                words.isEmpty() ? "–" : words,
                line.address(),
                line.until(),
                way(line, ways).equals("mail"));
    }

    /// What was chosen counts as far as the kind lets people choose.
    private static String way(DigestLine line, Map<String, String> ways) {
        Freedom freedom = line.kind().freedom();
        String chosen =
                ways.getOrDefault(line.person().value() + " " + line.kind().code(), "mail");
        return switch (freedom) {
            case NONE -> "mail";
            case CHANNEL -> chosen.equals("none") ? "here" : chosen;
            case FULL -> chosen;
        };
    }
}
