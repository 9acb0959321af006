package org.carrel.catalogue.load;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.catalogue.authority.AuthorityIntake;
import org.carrel.catalogue.authority.Linking;
import org.carrel.catalogue.marc.Problem;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes in some records of a file at a time, each time in one transaction, together with how far it came: whatever
/// happens, every record is taken in once.
@Component
class Batches {

    static final Purpose KEEP = new Purpose("keep_catalogue");
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final int TRIES = 5;

    private final LoadRepository loads;
    private final MatchRepository matches;
    private final TakingInRepository takingIn;
    private final ReportRepository reports;
    private final AuthorityIntake authorities;
    private final Linking linking;
    private final Purposes purposes;
    private final Clock clock;

    Batches(
            LoadRepository loads,
            MatchRepository matches,
            TakingInRepository takingIn,
            ReportRepository reports,
            AuthorityIntake authorities,
            Linking linking,
            Purposes purposes,
            Clock clock) {
        this.loads = loads;
        this.matches = matches;
        this.takingIn = takingIn;
        this.reports = reports;
        this.authorities = authorities;
        this.linking = linking;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Somebody else goes on with the same load: another node, or one that was thought dead.
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// @param done records of the file that were decided before
    /// @throws Overtaken where it is not so many
    void take(Load load, LoadRules rules, List<Entry> entries, Known known, long done) {
        for (int again = 1; ; again++) {
            try {
                purposes.run(KEEP, () -> takeOnce(load, rules, entries, known, done));
                return;
            } catch (PessimisticLockingFailureException e) {
                // Somebody who changes two of its records at once took them in the other order.
                if (again == TRIES || load.trial()) {
                    throw e;
                }
                known.endBatch(false);
            } catch (TransientDataAccessException
                    | DataAccessResourceFailureException
                    | TransactionException
                    | Overtaken e) {
                throw e;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                known.endBatch(false);
                takeApart(load, rules, entries, known, done, e);
                return;
            }
        }
    }

    /// One record that nobody thought of, or that the database refuses, never costs the others: it is looked for by
    /// halves and set aside.
    private void takeApart(
            Load load, LoadRules rules, List<Entry> entries, Known known, long done, RuntimeException fault) {
        int half = entries.size() / 2;
        if (half > 0) {
            take(load, rules, entries.subList(0, half), known, done);
            take(load, rules, entries.subList(half, entries.size()), known, done + half);
        } else if (entries.getFirst() instanceof Entry.Aside) {
            throw fault;
        } else {
            Entry one = entries.getFirst();
            LOG.error("Record {} of load {} could not be taken in and is set aside", one.position(), load.id(), fault);
            Entry aside = new Entry.Aside(one.position(), one.offset(), one.bytes(), Problem.of("fault"));
            take(load, rules, List.of(aside), known, done);
        }
    }

    private void takeOnce(Load load, LoadRules rules, List<Entry> entries, Known known, long done) {
        matches.takeTurn();
        if (loads.reached(load.id()) != done) {
            throw new Overtaken();
        }
        boolean agreed = load.changeId() != null && entries.stream().anyMatch(Entry.Agreed.class::isInstance);
        if (agreed) {
            authorities.begin();
        } else {
            linking.begin();
        }
        matches.find(entries, rules, known);
        Batch batch = new Batch();
        Deciding deciding = new Deciding(rules, known, batch);
        for (Entry entry : entries) {
            if (entry instanceof Entry.Agreed heading) {
                batch.lines.add(take(heading, load, rules));
            } else {
                deciding.decide(entry);
            }
        }
        batch.changed.removeIf(Held::isAsItWas);
        if (load.changeId() != null) {
            String code = rules.electronic().map(LoadRules.Package::code).orElse("");
            takingIn.write(batch, load.changeId(), code, load.id(), clock.instant());
            link(batch);
        }
        if (load.trial()) {
            known.see(batch.titlesSeen);
            known.see(batch.titlesSuperseded);
        }
        if (agreed) {
            authorities.end(
                    batch.lines.stream()
                            .filter(line -> line.authority() != null && line.outcome() != Outcome.UNCHANGED)
                            .map(Line::authority)
                            .collect(Collectors.toSet()),
                    clock.instant());
        }
        reports.write(batch, load.id());
        loads.count(load.id(), batch);
        batch.changed.forEach(Held::settle);
    }

    private Line take(Entry.Agreed entry, Load load, LoadRules rules) {
        AuthorityIntake.Taken taken = authorities.take(
                entry.marc(),
                entry.heading(),
                new AuthorityIntake.Rules(
                        rules.system(),
                        rules.overlay() == LoadRules.Overlay.REPLACE,
                        load.changeId(),
                        clock.instant()));
        Outcome outcome = switch (taken.became()) {
            case NEW -> Outcome.NEW;
            case REPLACED -> Outcome.REPLACED;
            case UNCHANGED -> Outcome.UNCHANGED;
            case DELETED -> Outcome.SUPPRESSED;
            case AMBIGUOUS -> Outcome.AMBIGUOUS;
        };
        List<Problem> said = new ArrayList<>(entry.repairs());
        said.addAll(taken.said());
        return new Line(
                entry.position(),
                outcome,
                !entry.repairs().isEmpty(),
                null,
                said,
                entry.offset(),
                outcome.keepsBytes() ? entry.bytes() : new byte[0],
                taken.authority());
    }

    /// Headings of the whole batch at once.
    private void link(Batch batch) {
        List<Linking.Written> written = new ArrayList<>();
        for (Held held : batch.changed) {
            Projection next = held.next();
            if (next != null) {
                written.add(new Linking.Written(held.id(), next.headings(), held.isFresh()));
            }
        }
        linking.link(written);
    }
}
