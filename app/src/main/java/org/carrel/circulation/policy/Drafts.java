package org.carrel.circulation.policy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.carrel.catalogue.Shelving;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.carrel.privacy.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The draft of the policy, which all librarians share. Nothing is lost where two change it at
/// once: the second is told what the first did, and decides.
@Service
class Drafts {

    /// What somebody sends who saw no draft.
    static final long NONE = 0;

    /// More rules, patron types or lists than a policy may have.
    static final Problem.Said TOO_MUCH = Problem.Said.of("file.many");

    private static final int LONGEST_REASON = 500;

    private final PolicyRepository repository;
    private final Policies policies;
    private final Shelving shelving;
    private final Purposes purposes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Drafts(
            PolicyRepository repository,
            Policies policies,
            Shelving shelving,
            Purposes purposes,
            TransactionTemplate transactions,
            Clock clock) {
        this.repository = repository;
        this.policies = policies;
        this.shelving = shelving;
        this.purposes = purposes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What came of changing or saving it.
    sealed interface Outcome {

        record Done() implements Outcome {}

        /// Somebody else changed, saved or threw away the draft meanwhile.
        ///
        /// @param seen what this one saw; null where that is not known any more
        /// @param now  what there is; where the draft is over, the policy in force
        /// @param revision of the draft there is, [#NONE] without one
        record Stale(@Nullable Policy seen, Policy now, long revision) implements Outcome {}

        /// @param problems that have to be mended first; of a change, that there is too much
        record Refused(List<Problem> problems) implements Outcome {}
    }

    Optional<Draft> draft() {
        return repository.draft().map(Drafts::read);
    }

    /// The draft, or what would be its beginning.
    Draft draftOrCurrent() {
        return draft().orElseGet(() -> {
            PolicyVersion current = policies.current();
            return new Draft(NONE, current.number(), current.at(), current.policy());
        });
    }

    /// Begins one where there is none.
    void begin() {
        change(NONE, policy -> policy);
    }

    /// @param revision the step that was seen, [#NONE] for none
    Outcome change(long revision, UnaryOperator<Policy> work) {
        return transactions.execute(status -> {
            repository.hold();
            Optional<Draft> draft = draft();
            if (draft.map(Draft::revision).orElse(NONE) != revision) {
                return stale(revision, draft);
            }
            PolicyVersion current = policies.current();
            if (draft.isEmpty()) {
                repository.forgetEnded();
            }
            Policy changed = work.apply(draft.map(Draft::policy).orElse(current.policy()));
            String content = PolicyFile.write(changed);
            if (PolicyFile.read(content) instanceof PolicyFile.Read.Refused) {
                return new Outcome.Refused(List.of(TOO_MUCH));
            }
            repository.addStep(
                    draft.map(Draft::basedOn).orElse(current.number()),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    content);
            return new Outcome.Done();
        });
    }

    Outcome discard(long revision) {
        return transactions.execute(status -> {
            repository.hold();
            Optional<Draft> draft = draft();
            if (draft.map(Draft::revision).orElse(NONE) != revision) {
                return stale(revision, draft);
            }
            repository.end();
            return new Outcome.Done();
        });
    }

    private Outcome.Stale stale(long revision, Optional<Draft> draft) {
        @Nullable
        Policy seen = revision == NONE
                ? policies.current().policy()
                : repository
                        .step(revision)
                        .map(step -> Policies.read(step.content()))
                        .orElse(null);
        return draft.map(now -> new Outcome.Stale(seen, now.policy(), now.revision()))
                .orElseGet(() -> new Outcome.Stale(seen, policies.current().policy(), NONE));
    }

    /// Makes the draft the policy in force.
    ///
    /// @param why in at least ten characters
    Outcome save(long revision, String why, AccountId by) {
        return purposes.in(Policies.KEEP, () -> {
            repository.hold();
            Optional<Draft> open = draft();
            if (open.isEmpty() || open.get().revision() != revision) {
                return stale(revision, open);
            }
            Draft draft = open.get();
            List<Problem> problems = problems(draft.policy());
            if (!problems.isEmpty()) {
                return new Outcome.Refused(problems);
            }
            PolicyVersion current = policies.current();
            if (draft.policy().equals(current.policy())) {
                return new Outcome.Refused(List.of(Problem.Said.of("unchanged")));
            }
            String said = why.strip().replaceAll("\\s+", " ");
            if (!WrittenReason.isReadable(said, LONGEST_REASON) || !ReadableLine.is(said)) {
                return new Outcome.Refused(List.of(Problem.Said.of("why")));
            }
            repository.add(
                    new PolicyRepository.Version(
                            current.number() + 1,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            said,
                            PolicyFile.write(draft.policy())),
                    by);
            repository.end();
            return new Outcome.Done();
        });
    }

    List<Problem> problems(Policy policy) {
        return PolicyCheck.of(policy, known());
    }

    /// What the catalogue has. What the policy in force names may stay: it may be older than what
    /// the catalogue had last, and the one that Carrel brings names types that a library may never
    /// have.
    Known known() {
        TreeSet<String> items = new TreeSet<>(
                shelving.itemTypes().stream().map(Shelving.Sort::code).toList());
        TreeSet<String> locations = new TreeSet<>(
                shelving.locations().stream().map(Shelving.Place::code).toList());
        for (Rule rule : policies.current().policy().rules()) {
            items.addAll(rule.scope().items().codes());
            locations.addAll(rule.scope().locations().codes());
        }
        return new Known(items, locations);
    }

    private static Draft read(PolicyRepository.Step step) {
        return new Draft(step.revision(), step.basedOn(), step.at(), Policies.read(step.content()));
    }
}
