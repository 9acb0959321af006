package org.carrel.sentinel.oversight;

import static org.carrel.sentinel.SentinelPurpose.OVERSEE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.KnownStaff;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Service;

/// The data protection officer's view: each reveal with its reason, and who is trained.
@Service
public class Oversight implements ReviewerTraining {

    /// A training holds for a year.
    static final Period VALID = Period.ofYears(1);

    static final int PAGE = 50;

    private static final int IN_THE_LIST = 100_000;

    private final OversightRepository repository;
    private final People people;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Oversight(OversightRepository repository, People people, Purposes purposes, LibraryProfile library, Clock clock) {
        this.repository = repository;
        this.people = people;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// @param page from 1; beyond the end it is the last one
    LookedPage reveals(int page) {
        return purposes.in(OVERSEE, () -> {
            long count = repository.countReveals();
            int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
            int shown = Math.clamp(page, 1, pages);
            return new LookedPage(reveals(PAGE, (long) (shown - 1) * PAGE), shown, pages, count);
        });
    }

    /// As good as all.
    List<Looked> allReveals() {
        return purposes.in(OVERSEE, () -> reveals(IN_THE_LIST, 0));
    }

    private List<Looked> reveals(int most, long offset) {
        // Also of those who are reviewers no more: then it matters most.
        Map<UUID, String> names = new HashMap<>();
        return repository.reveals(most, offset, account -> names.computeIfAbsent(account, this::name));
    }

    private String name(UUID account) {
        AccountId id = new AccountId(account);
        return people.nameOf(id).orElseGet(() -> "somebody whose account is gone (" + id.brief() + ")");
    }

    List<Trained> reviewers() {
        return purposes.in(
                OVERSEE,
                () -> people.staff(StaffRole.ICT_REVIEWER).stream()
                        .map(this::trained)
                        .toList());
    }

    private Trained trained(KnownStaff staff) {
        UUID account = staff.account().value();
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        List<Training> trainings = repository.trainings(account);
        LocalDate until = trainings.stream()
                .filter(training -> training.holds(today))
                .map(Training::validUntil)
                .max(LocalDate::compareTo)
                .orElse(null);
        return new Trained(
                account,
                staff.name(),
                until,
                trainings.stream().map(this::entry).toList());
    }

    private Trained.Entry entry(Training training) {
        UUID endedBy = training.endedBy();
        return new Trained.Entry(
                training.trainedOn(),
                training.validUntil(),
                name(training.recordedBy()),
                training.recordedAt(),
                endedBy == null ? "" : name(endedBy),
                training.endedAt());
    }

    /// From now on nobody is identified by this reviewer, until a new training is recorded.
    ///
    /// @return whether there was a training to end
    boolean endTraining(AccountId reviewer, AccountId by) {
        return purposes.in(OVERSEE, () -> repository.endTrainings(reviewer.value(), by.value(), clock.instant()));
    }

    @Override
    public boolean train(AccountId reviewer, LocalDate on, AccountId by) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        if (on.isAfter(today) || !on.plus(VALID).isAfter(today)) {
            return false;
        }
        return purposes.in(OVERSEE, () -> {
            boolean known = people.staff(StaffRole.ICT_REVIEWER).stream()
                    .anyMatch(staff -> staff.account().equals(reviewer));
            if (known) {
                repository.train(reviewer.value(), on, on.plus(VALID), by.value(), clock.instant());
            }
            return known;
        });
    }
}
