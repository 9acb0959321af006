package org.carrel.privacy.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Adds to the register what comes to light later, also once a breach is closed: facts, effects and
/// what was done about it have to be documented (UK GDPR Art. 33(5)), and the regulator may be told in
/// phases (Art. 33(4)).
@Service
class Notes {

    static final List<String> KINDS = List.of("found", "done", "told");

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final NoteRepository notes;
    private final BreachRepository breaches;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Notes(NoteRepository notes, BreachRepository breaches, Purposes purposes, LibraryProfile library, Clock clock) {
        this.notes = notes;
        this.breaches = breaches;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// What was typed.
    ///
    /// @param day as `2026-11-22`
    /// @param people empty where the number stays as it is
    record Form(String kind, String day, String said, String people) {

        static Form blank(LocalDate today) {
            return new Form("", today.toString(), "", "");
        }
    }

    Breaches.Outcome add(long breach, Form form, UUID by) {
        if (!KINDS.contains(form.kind())) {
            return new Breaches.Outcome.Refused("noteKind");
        }
        Optional<LocalDate> day = day(form.day());
        if (day.isEmpty() || day.get().isAfter(today()) || day.get().isBefore(Breaches.OLDEST)) {
            return new Breaches.Outcome.Refused("noteDay");
        }
        if (!WrittenReason.isReadable(form.said(), Breaches.LONGEST)) {
            return new Breaches.Outcome.Refused("noteSaid");
        }
        String people = form.people().strip();
        if (!people.matches("\\d{0,8}")) {
            return new Breaches.Outcome.Refused("notePeople");
        }
        @Nullable Integer number = people.isEmpty() ? null : Integer.valueOf(people);
        Instant now = clock.instant();
        Note note = new Note(form.kind(), day.get(), form.said().strip(), number, now);
        purposes.run(Breaches.ANSWER, () -> breaches.hold(breach).ifPresent(found -> notes.add(found.id(), note, by)));
        LOG.info("Account {} added a note to breach {}", by, breach);
        return new Breaches.Outcome.Done(breach);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), library.zone());
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
