package org.carrel.catalogue.authority;

import java.io.Closeable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.authority.LinkRepository.Link;
import org.carrel.catalogue.authority.WorkRepository.RecordRow;
import org.carrel.catalogue.authority.WorkRepository.Work;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.carrel.catalogue.record.Cataloguing;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// What follows from changed authorities for the records: some at a time, each time in one
/// transaction with how far it
/// is. After an abrupt end it goes on there. See docs/decisions/0031-authorities.md.
@Service
class Works implements Closeable {

    static final Purpose KEEP = new Purpose("keep_catalogue");
    static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Works.class);

    private final WorkRepository works;
    private final LinkRepository links;
    private final AuthorityRepository authorities;
    private final MissingRepository missing;
    private final Linking linking;
    private final Cataloguing cataloguing;
    private final Purposes purposes;
    private final Clock clock;
    private final AuthoritySettings settings;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Long, MissingHeadings> counted = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("catalogue-authorities").factory());

    Works(
            WorkRepository works,
            LinkRepository links,
            AuthorityRepository authorities,
            MissingRepository missing,
            Linking linking,
            Cataloguing cataloguing,
            Purposes purposes,
            Clock clock,
            AuthoritySettings settings) {
        this.works = works;
        this.links = links;
        this.authorities = authorities;
        this.missing = missing;
        this.linking = linking;
        this.cataloguing = cataloguing;
        this.purposes = purposes;
        this.clock = clock;
        this.settings = settings;
    }

    /// Begins with what waits, and returns at once; nothing where it is switched off.
    void start() {
        if (!settings.every().isZero() && !turn.isLocked()) {
            thread.execute(this::work);
        }
    }

    /// Does all that waits.
    void work() {
        turn.lock();
        try {
            while (step() && !Thread.currentThread().isInterrupted()) {
                LOG.debug("Some records more were linked");
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            LOG.warn("Linking records is tried again: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("Linking records could not go on", e);
            }
        } finally {
            turn.unlock();
        }
    }

    /// Some records more.
    ///
    /// @return false where nothing is left to do
    boolean step() {
        Optional<Work> next = purposes.in(KEEP, works::next);
        next.ifPresent(work -> purposes.run(KEEP, () -> works.hold(work.id()).ifPresent(this::step)));
        return next.isPresent();
    }

    private void step(Work work) {
        switch (work.kind()) {
            case "link" -> link(work);
            case "rewrite" -> rewrite(work);
            default -> count(work);
        }
    }

    private void link(Work work) {
        List<RecordRow> rows = works.records(work.reached(), BATCH);
        if (rows.isEmpty()) {
            works.end(work.id(), clock.instant());
            return;
        }
        List<Linking.Written> written = new ArrayList<>(rows.size());
        for (RecordRow row : rows) {
            written.add(new Linking.Written(row.id(), headings(row), false));
        }
        List<Long> ids = rows.stream().map(RecordRow::id).toList();
        Set<Long> shown = new HashSet<>(works.concerned(work.id(), ids));
        Set<Long> differing = linking.differing(written);
        if (!differing.isEmpty()) {
            // Whoever has changed one meanwhile has linked it, too.
            Set<Long> held = works.unchanged(
                    rows.stream().filter(row -> differing.contains(row.id())).toList());
            shown.addAll(linking.link(
                    written.stream().filter(one -> held.contains(one.record())).toList()));
        }
        if (!shown.isEmpty()) {
            works.touch(shown);
        }
        works.go(work.id(), ids.getLast(), rows.size(), shown.size());
    }

    private static List<ControlledHeading> headings(RecordRow row) {
        return ControlledHeadings.of(StoredMarc.record(row.marc()));
    }

    private void rewrite(Work work) {
        long authority = work.authority() == null ? 0 : work.authority();
        long change = work.change() == null ? 0 : work.change();
        Optional<AuthorityRepository.Row> row = authorities.one(authority).filter(one -> !one.gone());
        List<Long> ids = row.isEmpty() ? List.of() : links.records(authority, work.reached(), BATCH / 5);
        if (row.isEmpty() || ids.isEmpty()) {
            works.end(work.id(), clock.instant());
            return;
        }
        MarcRecord marc = StoredMarc.record(row.get().marc());
        AgreedHeading agreed = AgreedHeading.of(marc).orElseThrow();
        Map<Long, Set<Long>> headings = links.of(ids).stream()
                .filter(link -> link.authority() == authority)
                .collect(Collectors.groupingBy(Link::record, Collectors.mapping(Link::heading, Collectors.toSet())));
        int changed = 0;
        for (long id : ids) {
            Rewriting rewriting = new Rewriting(agreed, marc, headings.getOrDefault(id, Set.of()));
            if (cataloguing.rewrite(new RecordId(id), rewriting::of, change, clock.instant())) {
                changed++;
            }
        }
        works.go(work.id(), ids.getLast(), ids.size(), changed);
    }

    private void count(Work work) {
        MissingHeadings headings = counted.get(work.id());
        if (headings == null && work.reached() > 0) {
            works.beginAgain(work.id());
            return;
        }
        if (headings == null) {
            counted.clear();
            headings = new MissingHeadings();
            counted.put(work.id(), headings);
        }
        List<RecordRow> rows = works.records(work.reached(), BATCH);
        if (rows.isEmpty()) {
            missing.replace(headings.most());
            works.end(work.id(), clock.instant());
            counted.remove(work.id());
            return;
        }
        List<Long> ids = rows.stream().map(RecordRow::id).toList();
        Map<Long, Set<Long>> linked = links.of(ids).stream()
                .collect(Collectors.groupingBy(Link::record, Collectors.mapping(Link::heading, Collectors.toSet())));
        for (RecordRow row : rows) {
            headings.add(headings(row), linked.getOrDefault(row.id(), Set.of()));
        }
        works.go(work.id(), ids.getLast(), rows.size(), 0);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
