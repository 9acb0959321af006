package org.carrel.catalogue.change;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.RecordId;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Somebody changes the catalogue: one transaction, of which it is written down who, when and why.
@Service
public class Changes {

    private static final Purpose KEEP = new Purpose("keep_catalogue");

    private static final int LONGEST = 500;

    private static final int SHOWN = 100;

    private final ChangeRepository repository;
    private final People people;
    private final Purposes purposes;
    private final Clock clock;

    Changes(ChangeRepository repository, People people, Purposes purposes, Clock clock) {
        this.repository = repository;
        this.people = people;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// A change under way. It is written down once somebody asks for its number: what is refused leaves no trace.
    public final class Change {

        private final String kind;
        private final String why;
        private final Instant at;
        private final @Nullable AccountId by;
        private long number;

        private Change(String kind, String why, Instant at, @Nullable AccountId by) {
            this.kind = kind;
            this.why = why;
            this.at = at;
            this.by = by;
        }

        /// Which everything that it changes names.
        public long number() {
            if (number == 0) {
                number = repository.begin(kind, why, at, by);
            }
            return number;
        }

        public Instant at() {
            return at;
        }
    }

    /// @param kind a message key under `catalogue.change.`
    /// @param why  in a few words; may be empty; what is beyond 500 characters is left out
    /// @param by   null for what the program does itself
    public <T> T make(String kind, String why, @Nullable AccountId by, Function<Change, T> work) {
        String said = why.strip();
        String kept = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
        // As exact as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return purposes.in(KEEP, () -> work.apply(new Change(kind, kept, now, by)));
    }

    /// One version of a record, and how it came about.
    ///
    /// @param kind a message key under `catalogue.change.`
    /// @param by   the name of whoever made it; null for what the program did itself, and for what is long past
    public record Version(
            int version,
            String kind,
            String why,
            Instant at,
            @Nullable String by) {}

    /// The newest first, as many as a page takes.
    public List<Version> versions(RecordId record) {
        return purposes.in(
                KEEP,
                () -> repository.versions(record, SHOWN).stream()
                        .map(row -> new Version(row.version(), row.kind(), row.why(), row.at(), name(row.by())))
                        .toList());
    }

    public List<Version> versions(AuthorityId authority) {
        return purposes.in(
                KEEP,
                () -> repository.versions(authority, SHOWN).stream()
                        .map(row -> new Version(row.version(), row.kind(), row.why(), row.at(), name(row.by())))
                        .toList());
    }

    /// Something that happened to a record's holdings or items.
    ///
    /// @param about where they stand, and barcodes
    /// @param by    as in [Version]
    public record Event(
            String about,
            String kind,
            String why,
            Instant at,
            @Nullable String by) {}

    /// The newest first, as many as a page takes.
    public List<Event> ofHoldings(RecordId record) {
        return purposes.in(
                KEEP,
                () -> repository.ofHoldings(record, SHOWN).stream()
                        .map(row -> new Event(row.about(), row.kind(), row.why(), row.at(), name(row.by())))
                        .toList());
    }

    private @Nullable String name(@Nullable AccountId by) {
        return by == null ? null : people.nameOf(by).orElse(null);
    }
}
