package org.carrel.people.training;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Keeps what staff have learnt (S7).
@Service
class StaffTrainings {

    private static final Logger LOG = LoggerFactory.getLogger(StaffTrainings.class);
    private static final Purpose TRAIN = new Purpose("train_staff");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private final StaffTrainingRepository trainings;
    private final Purposes purposes;
    private final LibraryDay day;

    StaffTrainings(StaffTrainingRepository trainings, Purposes purposes, LibraryDay day) {
        this.trainings = trainings;
        this.purposes = purposes;
        this.day = day;
    }

    /// What was typed; days as a browser sends them.
    record Typed(String account, String subject, String completed, String until) {}

    LocalDate today() {
        return day.today();
    }

    List<StaffTraining> all() {
        return purposes.in(TRAIN, trainings::all);
    }

    List<StaffTrainingRepository.Colleague> colleagues() {
        return purposes.in(TRAIN, trainings::colleagues);
    }

    /// @return what speaks against it, as a message key under `staffTraining.refused.`
    Optional<String> add(Typed typed, AccountId by) {
        String subject = typed.subject().strip();
        Optional<UUID> account = colleagues().stream()
                .map(StaffTrainingRepository.Colleague::account)
                .filter(known -> known.toString().equals(typed.account()))
                .findFirst();
        if (account.isEmpty()) {
            return Optional.of("who");
        }
        if (subject.length() < SHORTEST || subject.length() > LONGEST || !ReadableLine.is(subject)) {
            return Optional.of("subject");
        }
        Optional<LocalDate> completed = day(typed.completed());
        Optional<LocalDate> until = day(typed.until());
        if (completed.isEmpty()
                || completed.get().isAfter(today())
                || until.isEmpty() && !typed.until().isBlank()) {
            return Optional.of("day");
        }
        if (until.isPresent() && until.get().isBefore(completed.get())) {
            return Optional.of("order");
        }
        purposes.run(TRAIN, () -> trainings.add(account.get(), subject, completed.get(), until.orElse(null), by));
        LOG.info("Account {} recorded a training of account {}", by.value(), account.get());
        return Optional.empty();
    }

    void remove(UUID id, AccountId by) {
        purposes.run(TRAIN, () -> trainings.remove(id));
        LOG.info("Account {} removed the training {}", by.value(), id);
    }

    List<StaffTraining> own(SignedIn me) {
        return purposes.own(SHOW, me.subjectOfData(), trainings::own);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            LocalDate known = LocalDate.parse(typed.strip());
            return known.getYear() > 1950 && known.getYear() < 2200 ? Optional.of(known) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
