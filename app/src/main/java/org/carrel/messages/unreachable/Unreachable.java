package org.carrel.messages.unreachable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.messages.unreachable.UnreachableRepository.Line;
import org.carrel.messages.unreachable.UnreachableRepository.Row;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.Reach;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Service;

/// Whom no mail reaches.
@Service
class Unreachable {

    static final String PURPOSE = "reach_by_post";
    static final int MOST = 200;

    private static final Purpose REACH = new Purpose(PURPOSE);

    private final UnreachableRepository letters;
    private final People people;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Unreachable(UnreachableRepository letters, People people, Purposes purposes, LibraryProfile library, Clock clock) {
        this.letters = letters;
        this.people = people;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    record Somebody(Row row, String name) {

        @Override
        public String toString() {
            return "Somebody";
        }
    }

    List<Somebody> all() {
        return purposes.in(REACH, () -> {
            List<Row> rows = letters.all(clock.instant(), MOST);
            Map<PersonId, String> names =
                    people.namesOf(rows.stream().map(Row::person).collect(Collectors.toSet()));
            return rows.stream()
                    .filter(row -> names.containsKey(row.person()))
                    .map(row -> new Somebody(row, names.getOrDefault(row.person(), "")))
                    .toList();
        });
    }

    /// @param upTo the last of the letters that did not arrive
    record Paper(PersonId person, Reach to, List<Line> lines, LocalDate on, long upTo) {

        @Override
        public String toString() {
            return "Paper";
        }
    }

    /// Empty where there is nothing to print.
    Optional<Paper> paper(PersonId person) {
        Instant now = clock.instant();
        return purposes.in(REACH, () -> {
            List<Line> lines = letters.lines(person, now);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(people.reach(Set.of(person)).get(person))
                            .map(to -> new Paper(person, to, lines, today(now), last(lines)));
        });
    }

    private LocalDate today(Instant now) {
        return now.atZone(library.zone()).toLocalDate();
    }

    private static long last(List<Line> lines) {
        return lines.stream().mapToLong(Line::letter).max().orElseThrow();
    }

    void printed(PersonId person, long upTo, AccountId by) {
        purposes.run(REACH, () -> letters.printed(person, upTo, by.value(), clock.instant()));
    }
}
