package org.carrel.people.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes over what sources deliver, whole or not at all: one transaction a delivery.
@Service
public class Deliveries {

    static final Purpose TAKE = new Purpose("take_feeds");

    /// How long a delivery can be undone: as long as versions that were replaced are kept.
    static final int UNDONE_WITHIN_DAYS = 14;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final int BATCH = 5_000;
    private static final int MANY = 5_000;

    private final Sources sources;
    private final ImportRepository imports;
    private final StagingRepository staging;
    private final TakingOver takingOver;
    private final Endings endings;
    private final RemovalRepository removals;
    private final Erased erased;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Deliveries(
            Sources sources,
            ImportRepository imports,
            StagingRepository staging,
            TakingOver takingOver,
            Endings endings,
            RemovalRepository removals,
            Erased erased,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.sources = sources;
        this.imports = imports;
        this.staging = staging;
        this.takingOver = takingOver;
        this.endings = endings;
        this.removals = removals;
        this.erased = erased;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// Takes over rows that come without a file, at once: the library's own program reads them
    /// (SCIM, a directory).
    ///
    /// @param source one that was set up
    /// @param by     null where the program does it by itself
    /// @return what became of it: applied, waiting for somebody to agree, or stopped
    public Import take(String source, DeliveryKind kind, Stream<SourceRow> rows, @Nullable AccountId by) {
        return receive(Delivery.of(source, kind, rows, by), true);
    }

    /// What became of rows of one person.
    ///
    /// @param changed  whether the source says anything of them that it did not say before
    /// @param problems why rows were not taken over; empty where all were
    public record Taken(boolean changed, List<Problem> problems) {}

    /// Takes over what is said of one person, unless it would end more people than the source may
    /// end within a day. The caller's transaction goes on: where a row is not taken over, nothing
    /// should be.
    ///
    /// @param rows one, and further rows of the same person
    public Taken takeOne(String source, List<SourceRow> rows) {
        Source one = sources.one(source).orElseThrow(NoSuchElementException::new);
        Instant now = now();
        return purposes.in(TAKE, () -> {
            Delivery delivery = Delivery.of(source, DeliveryKind.DELTA, rows.stream(), null);
            Staged staged = stage(one, delivery, now);
            Optional<Problem> tooMany = endings.tooMany(staged.id(), one, now, today());
            if (tooMany.isPresent()) {
                return new Taken(false, List.of(tooMany.get()));
            }
            takeOver(staged.id(), source, now);
            Counts left = staged.left();
            return new Taken(left.added() + left.changed() + left.ended() > 0, staging.problems(staged.id()));
        });
    }

    /// What texts of the source stand for, by its mapping's values for [Field#USER_GROUP]; reads
    /// the whole mapping.
    public GroupNames groups(String source) {
        return sources.one(source).map(one -> Mapping.groups(one.mapping())).orElseThrow(NoSuchElementException::new);
    }

    /// Empty where there is no such source.
    public Optional<String> title(String source) {
        return sources.one(source).map(Source::title);
    }

    /// @param apply false for a look at what would happen
    Import receive(Delivery delivery, boolean apply) {
        Source source = sources.one(delivery.source()).orElseThrow(NoSuchElementException::new);
        Instant now = now();
        try {
            return purposes.in(TAKE, () -> {
                Staged staged = stage(source, delivery, now);
                if (!overtaken(staged.id(), source, delivery)
                        && !waits(staged.id(), source, delivery.kind(), staged.rows())
                        && apply) {
                    takeOver(staged.id(), source.key(), now);
                }
                return one(staged.id());
            });
        } catch (Stopped stopped) {
            LOG.warn("A delivery of the source {} was refused: {}", source.key(), stopped.why());
            return purposes.in(TAKE, () -> {
                long id = imports.begin(delivery, now);
                imports.stop(id, stopped.why(), stopped.about());
                return one(id);
            });
        }
    }

    /// @param left of its rows, those that say something new
    private record Staged(long id, int rows, Counts left) {}

    /// Compares a delivery with what stands; nothing is taken over yet.
    private Staged stage(Source source, Delivery delivery, Instant now) {
        imports.alone();
        long id = imports.begin(delivery, now);
        int rows = addRows(id, source, delivery.rows(), now);
        if (rows == 0) {
            throw new Stopped("empty", "");
        }
        Optional<LocalDate> made = delivery.madeOn().get();
        made.ifPresent(day -> refuseWrongDay(source, day));
        imports.expectMany();
        Counts left = compare(id, source, delivery.kind(), rows, now, made.orElse(null));
        return new Staged(id, rows, left);
    }

    /// The same file may be right a second time; somebody has to say so.
    private boolean overtaken(long id, Source source, Delivery delivery) {
        byte[] hash = delivery.hash();
        Optional<Instant> before = hash == null ? Optional.empty() : imports.overtaken(source.key(), hash);
        before.ifPresent(moment -> imports.wait(
                id, "old_file", LocalDate.ofInstant(moment, library.zone()).toString()));
        return before.isPresent();
    }

    /// A day in the future was miswritten: every true file would be older from then on.
    private void refuseWrongDay(Source source, LocalDate made) {
        if (made.isAfter(today())) {
            throw new Stopped("future", made + "\n" + today());
        }
        imports.newestMade(source.key()).filter(made::isBefore).ifPresent(newest -> {
            throw new Stopped("older", made + "\n" + newest);
        });
    }

    private int addRows(long id, Source source, Stream<SourceRow> rows, Instant now) {
        int count = 0;
        TimedNumber numbers = new TimedNumber(now);
        List<SourceRow> batch = new ArrayList<>(BATCH);
        try (rows) {
            for (Iterator<SourceRow> each = rows.iterator(); each.hasNext(); count++) {
                batch.add(withoutErased(source, each.next()));
                if (batch.size() == BATCH) {
                    staging.add(id, now, batch, numbers);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) {
            staging.add(id, now, batch, numbers);
        }
        return count;
    }

    private SourceRow withoutErased(Source source, SourceRow row) {
        if (row.gone() || row.problem().isPresent()) {
            return row;
        }
        String[] identifiers = Stream.of(Field.USERNAME, Field.LIBRARY_NUMBER, Field.BARCODE, Field.CARD_UID)
                .flatMap(field -> Stream.ofNullable(row.values().get(field)))
                .toArray(String[]::new);
        return erased.refuses(source.title(), identifiers) ? row.refused(new Problem("erased", "")) : row;
    }

    private Counts compare(
            long id, Source source, DeliveryKind kind, int rows, Instant now, @Nullable LocalDate madeOn) {
        staging.refuseRepeated(id);
        staging.refuseClaimedTwice(id);
        // Rows were compared with rows, which is no work for loops; few rows are now looked up
        // among many records.
        if (rows < MANY) {
            imports.expectFew();
        }
        if (kind == DeliveryKind.FULL) {
            staging.addMissing(id, source.key(), now);
        }
        int unchanged = staging.leaveOutUnchanged(id, source.key());
        staging.matchByKey(id, source.key());
        int over = match(id, source.key());
        Counts left = staging.count(id);
        imports.count(
                id,
                new Counts(rows, left.added(), left.changed(), unchanged, left.ended(), left.rejected(), over),
                madeOn);
        return left;
    }

    private int match(long id, String source) {
        staging.matchByUsername(id, source);
        staging.matchParts(id, source);
        staging.refuseNumbersOfOthers(id);
        staging.refuseNameless(id);
        return staging.leaveOutOver(id, today());
    }

    /// Whether somebody has to agree before it is taken over.
    private boolean waits(long id, Source source, DeliveryKind kind, int rows) {
        if (kind == DeliveryKind.FULL) {
            Optional<String> unnamed = endings.unnamed(id, source.key(), today());
            if (unnamed.isPresent()) {
                imports.wait(id, "unreadable_number", unnamed.get());
                LOG.warn("A delivery of the source {} waits: some of its rows name nobody", source.key());
                return true;
            }
        }
        // Of one person only the share says nothing.
        boolean single = kind == DeliveryKind.DELTA && rows == 1;
        StagingRepository.Ending ending = staging.ending(id, source.key(), today());
        if (!single && ending.percent() > source.mostEndedPercent().doubleValue()) {
            imports.wait(id, "too_many", ending.people() + "\n" + ending.of());
            LOG.warn("A delivery of the source {} waits: it would end too many people", source.key());
            return true;
        }
        return false;
    }

    private void takeOver(long id, String source, Instant now) {
        takingOver.apply(id, source, now, today());
        imports.applied(id, now);
        staging.forgetTaken(id);
    }

    /// What came of the wish to take over, or to undo.
    sealed interface Outcome {

        record Done(Import made) implements Outcome {}

        /// @param reason a message key under `feed.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// Takes over what was checked, or what waits if `because` says why.
    ///
    /// @param because in words; may be empty where nothing waits
    Outcome apply(long id, AccountId by, String because) {
        return purposes.in(TAKE, () -> {
            imports.alone();
            Import checked = one(id);
            Source source = sources.one(checked.source()).orElseThrow();
            if (!checked.isOpen()) {
                return new Outcome.Refused("state");
            }
            Optional<String> outdated = outdated(checked);
            if (outdated.isPresent()) {
                return new Outcome.Refused(outdated.get());
            }
            Optional<WrittenReason> said = WrittenReason.of(because);
            if (said.isEmpty() && checked.state() == Import.State.WAITING) {
                return new Outcome.Refused("because");
            }
            Instant now = now();
            imports.expectMany();
            match(id, source.key());
            Counts counts = checked.counts();
            Counts left = staging.count(id);
            imports.count(
                    id,
                    new Counts(
                            counts.rows(),
                            left.added(),
                            left.changed(),
                            counts.unchanged(),
                            left.ended(),
                            left.rejected(),
                            counts.over()),
                    null);
            if (said.isEmpty() && waits(id, source, checked.kind(), counts.rows())) {
                return new Outcome.Refused("because");
            }
            said.ifPresent(reason -> imports.agreed(id, by, reason.text()));
            takeOver(id, source.key(), now);
            return new Outcome.Done(one(id));
        });
    }

    /// Why what was checked cannot be taken over any more: what it was compared with is not what
    /// stands.
    ///
    /// @return a message key under `feed.refused.`; empty where it can
    Optional<String> outdated(Import checked) {
        return purposes.in(TAKE, () -> {
            if (imports.changedSince(checked.source(), checked.receivedAt())) {
                return Optional.of("overtaken");
            }
            boolean late = checked.receivedAt().isBefore(now().minus(UNDONE_WITHIN_DAYS, ChronoUnit.DAYS));
            return late ? Optional.of("late") : Optional.empty();
        });
    }

    /// Undoes the last delivery of its source, as if it had never been.
    Outcome rollBack(long id, AccountId by) {
        List<UUID> accounts = new ArrayList<>();
        Outcome outcome = purposes.in(TAKE, () -> {
            imports.alone();
            Import last = one(id);
            Instant applied = last.appliedAt();
            if (last.state() != Import.State.APPLIED || applied == null) {
                return new Outcome.Refused("state");
            }
            if (imports.last(last.source()).filter(one -> one.id() != id).isPresent()) {
                return new Outcome.Refused("not_last");
            }
            if (applied.isBefore(now().minus(UNDONE_WITHIN_DAYS, ChronoUnit.DAYS))) {
                return new Outcome.Refused("late");
            }
            imports.expectMany();
            accounts.addAll(takingOver.takeBack(last, applied, now()));
            imports.rolledBack(id, by, now());
            return new Outcome.Done(one(id));
        });
        if (!accounts.isEmpty()) {
            purposes.run(ADMINISTER, () -> removals.remove(accounts));
        }
        return outcome;
    }

    /// Lets go of what nothing can be put back to any more.
    void forgetReplaced() {
        purposes.run(TAKE, () -> takingOver.forgetReplaced(today().minusDays(UNDONE_WITHIN_DAYS)));
    }

    Import one(long id) {
        return purposes.in(TAKE, () -> imports.one(id).orElseThrow(NoSuchElementException::new));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), library.zone());
    }

    /// As fine as the database keeps it: what an import made is known by its moment.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
