package org.carrel.privacy.erasure;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.privacy.ErasableSubjects;
import org.carrel.privacy.KnownTokens;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.ColumnName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// People who were erased, as the ledger knows, and whom a restored backup has brought back.
@Component
class BroughtBack {

    private static final Purpose ERASE = new Purpose("erase");
    private static final Purpose ANSWER = new Purpose("answer_rights");

    private final Erasures erasures;
    private final ErasureRepository repository;
    private final Planner planner;
    private final ErasedLedger ledger;
    private final Purposes purposes;
    private final ObjectProvider<ErasableSubjects> subjects;
    private final ObjectProvider<Pseudonyms> pseudonyms;
    private final KnownTokens tokens;
    private final Clock clock;

    BroughtBack(
            Erasures erasures,
            ErasureRepository repository,
            Planner planner,
            ErasedLedger ledger,
            Purposes purposes,
            ObjectProvider<ErasableSubjects> subjects,
            ObjectProvider<Pseudonyms> pseudonyms,
            KnownTokens tokens,
            Clock clock) {
        this.erasures = erasures;
        this.repository = repository;
        this.planner = planner;
        this.ledger = ledger;
        this.purposes = purposes;
        this.subjects = subjects;
        this.pseudonyms = pseudonyms;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Erasures that this database does not know of.
    private List<ErasedLedger.Entry> lost() {
        Set<UUID> known = repository.handles();
        return ledger.entries().values().stream()
                .filter(entry -> !known.contains(entry.handle()))
                .toList();
    }

    /// Why they cannot be erased again now; empty where they can, or there are none.
    Optional<String> away() {
        return lost().isEmpty()
                ? Optional.empty()
                : pseudonyms.stream().flatMap(module -> module.away().stream()).findFirst();
    }

    /// @return how many people were erased again
    int eraseAgain() {
        return lost().stream().mapToInt(this::eraseAgain).sum();
    }

    private int eraseAgain(ErasedLedger.Entry entry) {
        Set<Subject> back = purposes.in(ERASE, () -> whoHas(entry.marks()));
        if (back.isEmpty()) {
            eraseAgain(entry, entry.handle(), null);
        }
        UUID handle = entry.handle();
        for (Subject one : back) {
            eraseAgain(entry, handle, one);
            // Records that had been joined when they were erased are apart again.
            handle = UUID.randomUUID();
        }
        return back.size();
    }

    private void eraseAgain(ErasedLedger.Entry entry, UUID handle, @Nullable Subject subject) {
        Set<String> theirs = subject == null ? Set.of() : purposes.own(ERASE, subject, () -> tokens.of(subject));
        long id = purposes.in(ANSWER, () -> {
            long number = repository.add(subject, theirs, Set.of(), null, entry.at());
            repository.addState(number, handle, subject == null ? "done" : "ledger", true, true, clock.instant());
            return number;
        });
        if (subject != null) {
            erasures.proceed(id);
        }
    }

    private Set<Subject> whoHas(Set<String> marks) {
        Set<String> numbers = new HashSet<>();
        for (ColumnName root : planner.times().ownership().roots()) {
            List<ColumnName> columns = planner.identifiers().stream()
                    .filter(column -> column.relation().equals(root.relation()))
                    .toList();
            repository.eachIdentifier(root, columns, values -> {
                for (String value : values) {
                    if (value != null && marks.contains(ledger.mark(value))) {
                        numbers.add(values[0]);
                    }
                }
            });
        }
        return numbers.stream()
                .flatMap(number -> subjects.stream().flatMap(module -> module.find(number).stream()))
                .collect(Collectors.toSet());
    }
}
