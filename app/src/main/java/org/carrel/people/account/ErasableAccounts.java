package org.carrel.people.account;

import java.util.Optional;
import java.util.UUID;
import org.carrel.privacy.ErasableSubjects;
import org.carrel.privacy.Subject;
import org.springframework.stereotype.Component;

@Component
class ErasableAccounts implements ErasableSubjects {

    private final SubjectRepository repository;

    ErasableAccounts(SubjectRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Subject> find(String typed) {
        return number(typed)
                .flatMap(repository::byNumber)
                .or(() -> Username.of(typed).map(Username::value).flatMap(repository::byUsername));
    }

    /// Whoever acts for the library is not erased by the way: their roles go first, which the
    /// last systems librarian cannot lose.
    @Override
    public Optional<String> againstErasing(Subject subject) {
        return repository.actsForTheLibrary(subject.account()) ? Optional.of("staff") : Optional.empty();
    }

    private static Optional<UUID> number(String typed) {
        try {
            return Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
