package org.carrel.catalogue.sharedprint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.sharedprint.CommitmentRepository.Candidate;
import org.carrel.catalogue.sharedprint.CommitmentRepository.Promised;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/// Makes and ends promises.
@Service
class Promises {

    static final int MOST = 500;

    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 500;

    private final CommitmentRepository repository;
    private final Commitments commitments;
    private final Changes changes;

    Promises(CommitmentRepository repository, Commitments commitments, Changes changes) {
        this.repository = repository;
        this.commitments = commitments;
        this.changes = changes;
    }

    /// What came of the wish.
    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param reason a message key under `sharedPrint.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param until the last day; null for good
    Outcome make(
            long holding, String programme, boolean lastCopy, @Nullable LocalDate until, String note, AccountId by) {
        String with = programme.strip();
        LocalDate today = commitments.today();
        if (with.isEmpty() || with.length() > LONGEST || with.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Refused("programme");
        }
        if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Refused("note");
        }
        if (until != null && until.isBefore(today)) {
            return new Outcome.Refused("until");
        }
        try {
            return changes.make("retention", with, by, change -> {
                repository.make(holding, with, lastCopy, today, until, note.strip(), change.number());
                repository.tell(holding, change.at());
                return new Outcome.Done();
            });
        } catch (DataIntegrityViolationException e) {
            return new Outcome.Refused("holding");
        }
    }

    Outcome end(long id, String why, AccountId by) {
        if (why.isBlank()) {
            return new Outcome.Refused("why");
        }
        return changes.make("retention_end", why, by, change -> {
            Optional<Long> holding = repository.end(id, change.number());
            holding.ifPresent(one -> repository.tell(one, change.at()));
            return holding.isPresent() ? new Outcome.Done() : new Outcome.Refused("ended");
        });
    }

    List<Promised> standing() {
        return repository.standing(MOST);
    }

    /// @param before only what was published before that year
    List<Candidate> candidates(int before) {
        return repository.candidates(before, MOST);
    }
}
