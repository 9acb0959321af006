package org.carrel.people.merge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.people.AccountId;
import org.carrel.people.Merging;
import org.carrel.people.Merging.Two;
import org.carrel.people.People;
import org.carrel.people.PeopleMerged;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.RowMerge;
import org.carrel.privacy.RowMerge.Change;
import org.carrel.privacy.RowMerge.Pair;
import org.carrel.privacy.WrittenReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Joins two records of one person and parts them again.
@Service
class Merges {

    private static final Logger LOG = LoggerFactory.getLogger(Merges.class);
    private static final Purpose MERGE = new Purpose("merge_people");
    private static final int LISTED = 100;
    private static final int LATELY = 20;

    private final DuplicateRepository duplicates;
    private final MergeRepository merges;
    private final RowMerge rows;
    private final MergeSeal seal;
    private final People people;
    private final Purposes purposes;
    private final List<Merging> modules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(
            DuplicateRepository duplicates,
            MergeRepository merges,
            RowMerge rows,
            MergeSeal seal,
            People people,
            Purposes purposes,
            List<Merging> modules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.rows = rows;
        this.seal = seal;
        this.people = people;
        this.purposes = purposes;
        this.modules = List.copyOf(modules);
        this.events = events;
        this.clock = clock;
    }

    /// What would happen.
    ///
    /// @param refused a message key under `merge.refused.`; empty where nothing is in the way
    record Preview(Candidate kept, Candidate other, List<RowMerge.Line> lines, String refused) {}

    sealed interface Outcome {

        record Merged(UUID id) implements Outcome {}

        /// @param gone of which tables a row could not be put back
        record Undone(List<String> gone) implements Outcome {}

        /// @param reason a message key under `merge.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param more whether there are others, which are shown once some of these are decided
    record Suggestions(List<Suggestion> pairs, boolean more) {}

    Suggestions suggestions() {
        List<Suggestion> found = purposes.in(MERGE, () -> duplicates.suggestions(LISTED + 1));
        return new Suggestions(found.stream().limit(LISTED).toList(), found.size() > LISTED);
    }

    List<Merge> latest() {
        return purposes.in(MERGE, () -> merges.latest(LATELY));
    }

    Optional<Merge> one(UUID id) {
        return purposes.in(MERGE, () -> merges.one(id));
    }

    void tellApart(UUID one, UUID other, AccountId by) {
        purposes.run(MERGE, () -> duplicates.tellApart(one, other, by, clock.instant()));
    }

    /// Empty where one of them is not known.
    Optional<Preview> preview(UUID kept, UUID other, SignedIn by) {
        return purposes.in(
                MERGE,
                () -> merges.candidate(kept)
                        .flatMap(one -> merges.candidate(other)
                                .map(two -> new Preview(
                                        one,
                                        two,
                                        kept.equals(other) ? List.of() : rows.preview(pair(one, two)),
                                        against(one, two, by).orElse("")))));
    }

    private static Pair pair(Candidate kept, Candidate other) {
        return new Pair(kept.id(), other.id(), kept.account(), other.account());
    }

    /// Whoever works for the library would gain or lose power by it; their roles are taken away first.
    private Optional<String> against(Candidate kept, Candidate other, SignedIn by) {
        if (kept.id().equals(other.id())) {
            return Optional.of("same");
        }
        PersonId own = by.personId();
        if (own != null && Set.of(kept.id(), other.id()).contains(own.value())) {
            return Optional.of("own");
        }
        if (kept.roles() || other.roles()) {
            return Optional.of("staff");
        }
        UUID ended = kept.account() == null ? null : other.account();
        boolean worked = ended != null && rows.didSomething(ended);
        return worked ? Optional.of("worked") : Optional.empty();
    }

    Outcome merge(UUID kept, UUID other, String reason, SignedIn by) {
        Optional<WrittenReason> said = WrittenReason.of(reason);
        if (said.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        Outcome outcome = purposes.in(MERGE, () -> {
            hold(kept, other);
            Optional<Preview> now = preview(kept, other, by);
            if (now.isEmpty() || !now.get().refused().isEmpty()) {
                return new Outcome.Refused(now.map(Preview::refused).orElse("gone"));
            }
            return join(now.get(), said.get().text(), by.accountId());
        });
        if (outcome instanceof Outcome.Merged merged) {
            // That the other was looked at is written down once the transaction has ended.
            purposes.run(MERGE, () -> rows.sweep(new Pair(kept, other, null, null)));
            LOG.info("Account {} joined two records ({})", by.accountId().value(), merged.id());
            events.publishEvent(new PeopleMerged(Set.of(new PersonId(kept))));
        }
        return outcome;
    }

    private void hold(UUID kept, UUID other) {
        modules.forEach(module -> module.hold(new PersonId(kept), new PersonId(other)));
        merges.hold(kept, other);
    }

    private static Two two(Merge merge) {
        return new Two(merge.id(), new PersonId(merge.kept()), new PersonId(merge.other()), merge.mergedAt());
    }

    private Outcome join(Preview preview, String reason, AccountId by) {
        Pair pair = pair(preview.kept(), preview.other());
        UUID ended = pair.otherAccount();
        if (pair.twoAccounts() && ended != null) {
            people.endSessions(new AccountId(ended));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Merge merge = new Merge(UUID.randomUUID(), pair.kept(), pair.other(), reason, now, null);
        List<Change> changes = new ArrayList<>();
        modules.forEach(module -> changes.addAll(module.join(two(merge))));
        changes.addAll(rows.merge(pair));
        merges.add(merge, by);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            merges.addChange(merge.id(), i, change.relation(), seal.seal(merge.id(), change));
        }
        merges.addFormer(
                pair.other(), pair.kept(), pair.twoAccounts() ? preview.other().username() : null);
        return new Outcome.Merged(merge.id());
    }

    /// Of joinings to one person the last is undone first: what an earlier one moved is part of
    /// what a later one saw.
    Outcome undo(Merge merge, AccountId by) {
        Outcome outcome = purposes.in(MERGE, () -> {
            hold(merge.kept(), merge.other());
            // Whom it leads to may have changed before they were held.
            Merge held = merges.one(merge.id()).orElse(merge);
            if (!held.kept().equals(merge.kept()) || merges.joinedSince(held)) {
                return new Outcome.Refused("later");
            }
            List<Change> changes = new ArrayList<>();
            for (byte[] sealed : merges.changes(held.id())) {
                Optional<Change> change = seal.open(held.id(), sealed);
                if (change.isEmpty()) {
                    return new Outcome.Refused("sealed");
                }
                changes.add(change.get());
            }
            if (!merges.undone(held.id(), by, clock.instant())) {
                return new Outcome.Refused("undone");
            }
            merges.removeFormer(held.other());
            return new Outcome.Undone(part(held, changes));
        });
        if (outcome instanceof Outcome.Undone) {
            LOG.info("Account {} parted two records again ({})", by.value(), merge.id());
            events.publishEvent(new PeopleMerged(Set.of(new PersonId(merge.kept()), new PersonId(merge.other()))));
        }
        return outcome;
    }

    private List<String> part(Merge merge, List<Change> changes) {
        Set<String> theirs =
                modules.stream().flatMap(module -> module.relations().stream()).collect(Collectors.toSet());
        List<String> gone = rows.undo(changes.stream()
                .filter(change -> !theirs.contains(change.relation()))
                .toList());
        for (Merging module : modules) {
            module.part(
                    two(merge),
                    changes.stream()
                            .filter(change -> module.relations().contains(change.relation()))
                            .toList());
        }
        return gone;
    }
}
