package org.carrel.catalogue.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.load.PackageRepository.Share;
import org.carrel.catalogue.marc.Problem;
import org.carrel.catalogue.marc.Unreadable;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes in a file from where it was left to its end.
@Component
class Loader {

    static final int BATCH = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final LoadProfileRepository profiles;
    private final LoadRepository loads;
    private final PackageRepository packages;
    private final Batches batches;
    private final Purposes purposes;
    private final Clock clock;

    Loader(
            LoadProfileRepository profiles,
            LoadRepository loads,
            PackageRepository packages,
            Batches batches,
            Purposes purposes,
            Clock clock) {
        this.profiles = profiles;
        this.loads = loads;
        this.packages = packages;
        this.batches = batches;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// @return how it ended
    Load run(Load load, Path file) {
        LoadProfile profile = profiles.one(load.profile()).orElseThrow();
        switch (RulesReader.read(profile.rules(), profiles.places())) {
            case RulesReader.Read.Wrong wrong ->
                end(load, Load.State.REFUSED, List.of(new Problem("rules", String.valueOf(wrong.line()))));
            case RulesReader.Read.Fine fine -> {
                if (load.trial() && load.counts().records() > 0) {
                    // What it would have written is forgotten.
                    end(load, Load.State.STOPPED, List.of(Problem.of("trial_interrupted")));
                } else {
                    run(load, file, fine.rules().of(load.profile()));
                }
            }
        }
        return purposes.in(Batches.KEEP, () -> loads.one(load.id())).orElseThrow();
    }

    private void run(Load load, Path file, LoadRules rules) {
        List<Problem> said = new ArrayList<>();
        long begun = load.counts().records();
        long done = begun;
        try (Entries entries = Entries.open(file, rules)) {
            said.addAll(begin(load, entries, rules));
            skip(entries, begun);
            Known known = new Known();
            done = takeAll(load, rules, entries, begun, known, said);
            finish(load, rules, done, known, said);
        } catch (Unreadable unreadable) {
            said.add(unreadable.problem());
            boolean any = purposes.in(Batches.KEEP, () -> loads.reached(load.id())) > 0;
            end(load, any ? Load.State.STOPPED : Load.State.REFUSED, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Batches.Overtaken e) {
            LOG.warn("The load {} is gone on with by somebody else", load.id());
        }
    }

    private List<Problem> begin(Load load, Entries entries, LoadRules rules) {
        List<Problem> said = new ArrayList<>(entries.said());
        purposes.run(Batches.KEEP, () -> {
            loads.before(load).ifPresent(at -> said.add(new Problem("same_file", at.toString())));
            if (!load.trial()) {
                rules.electronic().ifPresent(packages::name);
            }
            loads.run(load.id(), said);
        });
        return said;
    }

    private static void skip(Entries entries, long done) throws IOException {
        for (long skipped = 0; skipped < done; skipped++) {
            entries.next();
        }
    }

    private long takeAll(Load load, LoadRules rules, Entries entries, long begun, Known known, List<Problem> said)
            throws IOException {
        long done = begun;
        // Closes the file too; closing it twice does no harm.
        try (ReadingAhead ahead = new ReadingAhead(entries)) {
            for (List<Entry> batch = ahead.next(BATCH); !batch.isEmpty(); batch = ahead.next(BATCH)) {
                batches.take(load, rules, batch, known, done);
                done += batch.size();
                if (known.endBatch(load.trial())
                        && said.stream().noneMatch(one -> one.code().equals("forgot"))) {
                    said.add(Problem.of("forgot"));
                }
            }
        }
        return done;
    }

    private void finish(Load load, LoadRules rules, long done, Known known, List<Problem> said) {
        if (done == 0) {
            said.add(Problem.of("empty"));
            end(load, Load.State.REFUSED, said);
        } else if (rules.electronic().isPresent()) {
            purposes.run(Batches.KEEP, () -> endOfList(load, rules.electronic().get(), known, said));
        } else {
            end(load, Load.State.DONE, said);
        }
    }

    /// The list is the package's whole: what it has no longer goes, unless that is too much to be meant, or may stand
    /// in
    /// a line that could not be taken.
    private void endOfList(Load load, LoadRules.Package electronic, Known known, List<Problem> said) {
        if (load.changeId() == null) {
            long all = packages.share(electronic.code(), load.id()).all();
            said.add(new Problem("trial_removes", (all - known.titlesSeen()) + "\n" + all));
            end(load, Load.State.DONE, said);
            return;
        }
        LoadCounts counts = loads.one(load.id()).orElseThrow().counts();
        long unread = counts.setAside() + counts.ambiguous();
        if (unread == 0) {
            packages.supersede(electronic.code(), load.id());
        }
        Share share = packages.share(electronic.code(), load.id());
        if (share.isMoreThan(electronic.mostRemoved())) {
            said.add(new Problem("too_many_removed", share.gone() + "\n" + share.all()));
            end(load, Load.State.AGREE, said);
        } else if (share.gone() > 0 && unread > 0) {
            said.add(new Problem("unread_removed", share.gone() + "\n" + share.all() + "\n" + unread));
            end(load, Load.State.AGREE, said);
        } else {
            loads.removed(load.id(), packages.remove(electronic.code(), load.id(), load.changeId()));
            end(load, Load.State.DONE, said);
        }
    }

    private void end(Load load, Load.State state, List<Problem> said) {
        purposes.run(Batches.KEEP, () -> loads.end(load.id(), state, said, clock.instant()));
        LOG.info("The load {} of the profile {} ended: {}", load.id(), load.profile(), state.code());
    }
}
