package org.carrel.privacy.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.privacy.clock.Deadlines;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Keeps the register. Every breach is entered, also one that nobody has to be told of (Art.
/// 33(5)).
@Service
class Breaches {

    private static final Logger LOG = LoggerFactory.getLogger(Breaches.class);
    static final Purpose ANSWER = new Purpose("answer_breaches");
    static final int LONGEST = 4000;
    private static final int LONGEST_REASON = 2000;

    private final BreachRepository breaches;
    private final NoteRepository notes;
    private final Declaration notice;
    private final Deadlines deadlines;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Breaches(
            BreachRepository breaches,
            NoteRepository notes,
            Declaration notice,
            Deadlines deadlines,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.breaches = breaches;
        this.notes = notes;
        this.notice = notice;
        this.deadlines = deadlines;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// Before there was a duty to notify, and a register of it.
    static final LocalDate OLDEST = LocalDate.of(2018, 5, 25);

    /// What is known of one when it is entered.
    record Facts(
            Instant awareAt, String what, List<String> categories, int people, String consequences, String measures) {}

    /// What was typed.
    ///
    /// @param aware as `2026-11-22T09:30`, in the library's zone
    record Form(
            String aware, String what, Set<String> categories, String people, String consequences, String measures) {}

    sealed interface Outcome {

        record Done(long id) implements Outcome {}

        /// @param reason a message key under `breach.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// With the clock, the names of what is concerned, and what was added since.
    record Shown(Breach breach, Breach.Left left, List<String> titles, List<Note> notes) {

        /// As far as is known by now.
        int people() {
            int people = breach.people();
            for (Note note : notes) {
                @Nullable Integer corrected = note.people();
                people = corrected == null ? people : corrected;
            }
            return people;
        }

        /// For the drafts, with what was found since.
        String what() {
            return with(breach.what(), "found");
        }

        /// For the drafts, with what was done since; may be empty.
        String measures() {
            return with(breach.measures(), "done");
        }

        private String with(String first, String kind) {
            return Stream.concat(
                            Stream.of(first).filter(text -> !text.isEmpty()),
                            notes.stream()
                                    .filter(note -> note.kind().equals(kind))
                                    .map(Note::line))
                    .collect(Collectors.joining("\n\n"));
        }
    }

    List<Shown> all() {
        return purposes.in(
                ANSWER, () -> breaches.all().stream().map(this::shown).toList());
    }

    Optional<Shown> one(long id) {
        return purposes.in(ANSWER, () -> breaches.one(id).map(this::shown));
    }

    Map<String, Category> categories() {
        return notice.categories();
    }

    private Shown shown(Breach breach) {
        List<String> titles = breach.categories().stream()
                .map(name -> {
                    Category category = notice.categories().get(name);
                    return category == null ? name : category.title();
                })
                .toList();
        return new Shown(
                breach,
                Breach.Left.of(deadlines.breach(breach.awareAt()), clock.instant()),
                titles,
                notes.of(breach.id()));
    }

    Outcome enter(Form form, UUID by) {
        Optional<Instant> aware = instant(form.aware());
        if (aware.isEmpty()
                || aware.get().isAfter(clock.instant())
                || aware.get().isBefore(OLDEST.atStartOfDay(library.zone()).toInstant())) {
            return new Outcome.Refused("aware");
        }
        if (!WrittenReason.isReadable(form.what(), LONGEST)
                || form.consequences().length() > LONGEST
                || form.measures().length() > LONGEST) {
            return new Outcome.Refused("what");
        }
        if (form.categories().isEmpty() || !notice.categories().keySet().containsAll(form.categories())) {
            return new Outcome.Refused("categories");
        }
        if (!form.people().strip().matches("\\d{1,8}")) {
            return new Outcome.Refused("people");
        }
        Facts facts = new Facts(
                aware.get(),
                form.what().strip(),
                notice.categories().keySet().stream()
                        .filter(form.categories()::contains)
                        .toList(),
                Integer.parseInt(form.people().strip()),
                form.consequences().strip(),
                form.measures().strip());
        long id = purposes.in(ANSWER, () -> breaches.add(facts, by, clock.instant()));
        LOG.info("Account {} entered breach {}", by, id);
        return new Outcome.Done(id);
    }

    private Optional<Instant> instant(String typed) {
        try {
            return Optional.of(
                    LocalDateTime.parse(typed.strip()).atZone(library.zone()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Who has to be told follows from the risk.
    Outcome decide(long id, String risk, String reason, UUID by) {
        if (!Set.of("unlikely", "risk", "high").contains(risk) || !WrittenReason.isReadable(reason, LONGEST_REASON)) {
            return new Outcome.Refused("decision");
        }
        return change(id, breach -> {
            if (breach.closedAt() != null) {
                return Optional.of("closed");
            }
            breaches.decide(id, risk, reason.strip(), by, clock.instant());
            return Optional.empty();
        });
    }

    /// @param late why it took longer than 72 hours; needed only then (Art. 33(1))
    Outcome regulatorTold(long id, String late) {
        return change(id, breach -> {
            boolean over = deadlines.breach(breach.awareAt()).isBefore(clock.instant());
            if (over && !WrittenReason.isReadable(late, LONGEST_REASON)) {
                return Optional.of("late");
            }
            if (breach.closedAt() != null || breach.regulatorAt() != null) {
                return Optional.of("told");
            }
            @Nullable String because = over ? late.strip() : null;
            breaches.regulatorTold(id, clock.instant(), because);
            return Optional.empty();
        });
    }

    Outcome peopleTold(long id) {
        return change(id, breach -> {
            if (breach.closedAt() != null || breach.peopleAt() != null) {
                return Optional.of("told");
            }
            breaches.peopleTold(id, clock.instant());
            return Optional.empty();
        });
    }

    Outcome close(long id) {
        return change(id, breach -> {
            if (!breach.isClosable()) {
                return Optional.of("open");
            }
            breaches.close(id, clock.instant());
            return Optional.empty();
        });
    }

    private Outcome change(long id, java.util.function.Function<Breach, Optional<String>> change) {
        return purposes.in(ANSWER, () -> breaches.hold(id).flatMap(change))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Done(id));
    }
}
