package org.carrel.privacy.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.ErasableSubjects;
import org.carrel.privacy.KnownTokens;
import org.carrel.privacy.Outside;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Erases somebody, step by step: the ledger first, so that from then on it happens whatever
/// comes between; then what modules keep outside the tables; all rows in one transaction; and the
/// outside once more. Each step is written down when it is done, and doing one twice does no
/// harm.
@Service
class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Purpose ERASE = new Purpose("erase");
    private static final Purpose ANSWER = new Purpose("answer_rights");

    private final ErasureRepository repository;
    private final Planner planner;
    private final PlanRepository plans;
    private final ErasedLedger ledger;
    private final EndedRequests requests;
    private final Purposes purposes;
    private final Audit audit;
    private final ObjectProvider<ErasableSubjects> subjects;
    private final ObjectProvider<Outside> outside;
    private final ObjectProvider<Pseudonyms> pseudonyms;
    private final KnownTokens tokens;
    private final Clock clock;
    /// Told before each step; a test stops here.
    private Consumer<String> before = state -> {};

    Erasures(
            ErasureRepository repository,
            Planner planner,
            PlanRepository plans,
            ErasedLedger ledger,
            EndedRequests requests,
            Purposes purposes,
            Audit audit,
            ObjectProvider<ErasableSubjects> subjects,
            ObjectProvider<Outside> outside,
            ObjectProvider<Pseudonyms> pseudonyms,
            KnownTokens tokens,
            Clock clock) {
        this.repository = repository;
        this.planner = planner;
        this.plans = plans;
        this.ledger = ledger;
        this.requests = requests;
        this.purposes = purposes;
        this.audit = audit;
        this.subjects = subjects;
        this.outside = outside;
        this.pseudonyms = pseudonyms;
        this.tokens = tokens;
        this.clock = clock;
    }

    void before(Consumer<String> step) {
        this.before = step;
    }

    Optional<Subject> find(String typed) {
        return purposes.in(
                ERASE,
                () -> subjects.stream()
                        .flatMap(module -> module.find(typed).stream())
                        .findFirst());
    }

    Plan preview(Subject subject, Set<String> keptTexts) {
        return purposes.own(ERASE, subject, () -> plan(subject, keptTexts, false));
    }

    private Plan plan(Subject subject, Set<String> keptTexts, boolean again) {
        plans.itIs(today());
        return planner.plan(subject, keptTexts, again, today());
    }

    /// Why this person cannot be erased now.
    Optional<Beginning.Refused> against(Subject subject, UUID by) {
        if (subject.account().equals(by)) {
            return Optional.of(new Beginning.Refused("self", ""));
        }
        Optional<String> away =
                pseudonyms.stream().flatMap(module -> module.away().stream()).findFirst();
        if (away.isPresent()) {
            return Optional.of(new Beginning.Refused("keys", away.get()));
        }
        return purposes.own(ERASE, subject, () -> {
            Set<String> theirs = tokens.of(subject);
            return Stream.concat(
                            subjects.stream().flatMap(module -> module.againstErasing(subject).stream()),
                            outside.stream().flatMap(module -> module.against(theirs).stream()))
                    .findFirst()
                    .map(key -> new Beginning.Refused(key, ""));
        });
    }

    /// @param decisions by row, as in [Plan.Text]: true where the text stays
    Beginning confirm(Subject subject, Map<String, Boolean> decisions, UUID by) {
        Optional<Beginning.Refused> against = against(subject, by);
        if (against.isPresent()) {
            return against.get();
        }
        Set<String> kept = decisions.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Plan plan = preview(subject, kept);
        if (!decisions
                .keySet()
                .containsAll(plan.texts().stream().map(Plan.Text::row).toList())) {
            return new Beginning.Refused("texts", "");
        }
        if (plan.going() == 0) {
            return new Beginning.Refused("nothing", "");
        }
        Set<String> theirs = purposes.own(ERASE, subject, () -> tokens.of(subject));
        long id = purposes.in(ANSWER, () -> {
            long number = repository.add(subject, theirs, kept, by, clock.instant());
            repository.addState(number, UUID.randomUUID(), "confirmed", plan.whole(), false, clock.instant());
            repository.replaceLines(number, plan.lines());
            return number;
        });
        LOG.info("Account {} confirmed erasure {}", by, id);
        proceed(id);
        return new Beginning.Begun(id);
    }

    /// Goes on from wherever it stands.
    void proceed(long id) {
        Optional<Erasure> found = one(id);
        while (found.isPresent() && !found.get().done()) {
            step(found.get());
            found = one(id);
        }
    }

    private void step(Erasure erasure) {
        before.accept(erasure.state());
        Subject subject = erasure.subject().orElseThrow();
        switch (erasure.state()) {
            case "confirmed" -> {
                if (erasure.whole()) {
                    ledger.add(entry(erasure, subject));
                }
                move(erasure, "ledger");
            }
            case "ledger" -> {
                if (erasure.fromLedger() && repository.lines(erasure.id()).isEmpty()) {
                    foreseen(erasure, subject);
                }
                letGoOutside(erasure, subject);
                move(erasure, "outside");
            }
            case "outside" -> rows(erasure, subject);
            case "rows" -> {
                letGoOutside(erasure, subject);
                audit.record(List.of(event(erasure)));
                purposes.run(ANSWER, () -> {
                    requests.with(erasure, subject);
                    repository.forgetWhose(erasure.id());
                    repository.move(erasure.id(), "rows", "done", clock.instant());
                });
                LOG.info("Erasure {} is complete", erasure.id());
            }
            default -> throw new IllegalStateException(erasure.state());
        }
    }

    /// It names the certificate, and nobody.
    private static AuditEvent event(Erasure erasure) {
        return new AuditEvent(
                AuditEvent.Kind.ERASURE,
                AuditEvent.NOBODY,
                erasure.by().map(UUID::toString).orElse(null),
                List.of(),
                ERASE.name(),
                new TreeSet<>(),
                "",
                erasure.handle().toString());
    }

    /// On a thread of its own: the officer has set it off, but it is the program that lets go, for purposes that are
    /// not the officer's.
    private void letGoOutside(Erasure erasure, Subject subject) {
        Set<String> tokens = staysUnderToken(erasure) ? Set.of() : erasure.tokens();
        FutureTask<Boolean> work = new FutureTask<>(
                () -> outside.forEach(module -> {
                    if (erasure.whole()) {
                        module.forget(subject, tokens);
                    } else {
                        module.forget(tokens);
                    }
                }),
                Boolean.TRUE);
        Thread.ofVirtual().name("erasure").start(work);
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The erasure was interrupted; it goes on at the next start", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("What is held outside the tables could not be let go of", e.getCause());
        }
    }

    /// Of whoever stays, nothing is let go of besides the rows that the certificate says stay.
    private boolean staysUnderToken(Erasure erasure) {
        return !erasure.whole()
                && repository.lines(erasure.id()).stream()
                        .filter(line -> line.ending().equals("kept"))
                        .anyMatch(line -> !planner.times()
                                .ownership()
                                .tokens(line.relation())
                                .isEmpty());
    }

    private void foreseen(Erasure erasure, Subject subject) {
        purposes.own(ERASE, subject, () -> {
            repository.replaceLines(
                    erasure.id(), plan(subject, kept(erasure, subject), true).lines());
            return true;
        });
    }

    private void move(Erasure erasure, String to) {
        purposes.run(ANSWER, () -> repository.move(erasure.id(), erasure.state(), to, clock.instant()));
    }

    private ErasedLedger.Entry entry(Erasure erasure, Subject subject) {
        Set<String> marks = purposes.own(ERASE, subject, this::identifiers).stream()
                .map(ledger::mark)
                .collect(Collectors.toCollection(TreeSet::new));
        erasure.tokens().forEach(token -> marks.add(ledger.mark(token)));
        Set<String> texts =
                erasure.keptTexts().stream().map(ledger::mark).collect(Collectors.toCollection(TreeSet::new));
        return new ErasedLedger.Entry(erasure.handle(), erasure.askedAt(), marks, texts);
    }

    private List<String> identifiers() {
        return planner.identifiers().stream().collect(Collectors.groupingBy(ColumnName::relation)).entrySet().stream()
                .flatMap(table ->
                        repository
                                .identifiers(
                                        table.getValue(),
                                        planner.times().ownership().isCurrent(table.getKey()))
                                .stream())
                .toList();
    }

    /// All of them or none.
    private void rows(Erasure erasure, Subject subject) {
        purposes.own(ERASE, subject, () -> {
            if (!repository.move(erasure.id(), "outside", "rows", clock.instant())) {
                return false;
            }
            Plan plan = plan(subject, kept(erasure, subject), erasure.fromLedger());
            List<Line> gone = LetGo.before(plan, repository.lines(erasure.id()));
            List<Line> lines = planner.carryOut(plan);
            repository.replaceLines(erasure.id(), LetGo.together(lines, gone));
            before.accept("commit");
            return true;
        });
    }

    /// Which texts stay: as the officer decided, or as the ledger remembers it.
    private Set<String> kept(Erasure erasure, Subject subject) {
        ErasedLedger.Entry entry = ledger.entries().get(erasure.handle());
        return erasure.fromLedger() && entry != null
                ? ledger.kept(entry, plan(subject, Set.of(), true).texts())
                : erasure.keptTexts();
    }

    Optional<Erasure> one(long id) {
        return purposes.in(ANSWER, () -> repository.one(id));
    }

    List<Erasure> all() {
        return purposes.in(ANSWER, repository::all);
    }

    List<Line> lines(long id) {
        return repository.lines(id);
    }

    Declaration notice() {
        return planner.times().notice();
    }

    /// Goes on with what was broken off.
    void goOnWithAll() {
        purposes.in(ANSWER, repository::unfinished).forEach(erasure -> proceed(erasure.id()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
