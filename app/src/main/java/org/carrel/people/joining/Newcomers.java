package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.account.LibraryDay;
import org.carrel.people.account.Username;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What the desk does with an application: somebody sees who it is, and lets them in or says why
/// not.
@Service
class Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
    private static final int LISTED = 100;
    private static final int LATELY = 20;
    private static final int LIKELY = 8;

    private final QueueRepository queue;
    private final NewcomerRepository newcomers;
    private final ApplicationRepository applications;
    private final People people;
    private final Purposes purposes;
    private final JoiningSettings settings;
    private final LibraryDay day;

    Newcomers(
            QueueRepository queue,
            NewcomerRepository newcomers,
            ApplicationRepository applications,
            People people,
            Purposes purposes,
            JoiningSettings settings,
            LibraryDay day) {
        this.queue = queue;
        this.newcomers = newcomers;
        this.applications = applications;
        this.people = people;
        this.purposes = purposes;
        this.settings = settings;
        this.day = day;
    }

    sealed interface Outcome {

        /// @param account what kept an account from being made, as a message key under
        ///     `account.refused.`; empty where there is one
        record Accepted(PersonId person, Optional<String> account) implements Outcome {}

        record Declined() implements Outcome {}

        /// @param reason a message key under `application.refused.`
        record Refused(String reason) implements Outcome {}
    }

    List<Application> waiting() {
        return purposes.in(Applications.KEEP, () -> queue.waiting(LISTED));
    }

    List<Application> answered() {
        return purposes.in(Applications.KEEP, () -> queue.answered(LATELY));
    }

    Optional<Application> one(UUID id) {
        return purposes.in(Applications.KEEP, () -> queue.one(id));
    }

    /// Whether somebody asks who is known already, for longer.
    boolean isRenewal(Application application) {
        return purposes.in(
                Applications.KEEP, () -> newcomers.isKnown(application.person().value()));
    }

    List<LikelyPerson> likely(Application application) {
        return purposes.in(Applications.KEEP, () -> queue.likely(application, LIKELY));
    }

    Optional<Application.NhsFacts> nhsFacts(UUID id) {
        return purposes.in(Applications.CHECK_NHS, () -> queue.nhsFacts(id));
    }

    /// As the library at home approved it, and no longer than the setting allows.
    LocalDate latest(Application application) {
        LocalDate latest = today().plus(settings.lasts());
        LocalDate approved = application.approvedUntil();
        return approved != null && approved.isBefore(latest) ? approved : latest;
    }

    List<Application> asked() {
        return purposes.in(Applications.KEEP, () -> queue.asked(LISTED));
    }

    private LocalDate today() {
        return day.today();
    }

    /// Whoever answers for an NHS application is one of those who may check that.
    Outcome accept(Application application, TypedAnswer typed, AccountId by) {
        Optional<String> against = application.isAsked()
                ? Optional.of("asked")
                : typed.against(application.kind(), today(), latest(application));
        if (against.isPresent()) {
            boolean home = against.get().equals("until") && isBeyondHome(application, typed);
            return new Outcome.Refused(home ? "untilHome" : against.get());
        }
        PersonId person =
                new PersonId(typed.existing().orElse(application.person().value()));
        Optional<String> refused;
        try {
            refused = purposes.in(Applications.KEEP, () -> enter(application, person, typed, by));
        } catch (CardTaken taken) {
            refused = Optional.of("cardTaken");
        }
        if (refused.isPresent()) {
            return new Outcome.Refused(refused.get());
        }
        if (application.kind().isNhs()) {
            purposes.run(
                    Applications.CHECK_NHS,
                    () -> newcomers.copyNhsFacts(application.id(), LocalDate.parse(typed.until())));
        }
        LOG.info("Account {} accepted application {}", by.value(), application.id());
        return new Outcome.Accepted(person, account(person, typed));
    }

    /// Whether the library at home has approved less, and not only the setting.
    private boolean isBeyondHome(Application application, TypedAnswer typed) {
        LocalDate last = TypedApplication.date(typed.until());
        LocalDate approved = application.approvedUntil();
        return last != null
                && last.isAfter(latest(application))
                && latest(application).equals(approved);
    }

    /// The transaction that had begun to enter somebody is undone by it.
    private static final class CardTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private Optional<String> enter(Application application, PersonId person, TypedAnswer typed, AccountId by) {
        if (!newcomers.hold(application.id())) {
            return Optional.of("answered");
        }
        boolean known = newcomers.isKnown(person.value());
        if (typed.existing().isPresent() && !known) {
            return Optional.of("person");
        }
        if (Username.of(typed.username()).filter(newcomers::isTaken).isPresent()) {
            return Optional.of("usernameTaken");
        }
        LocalDate until = LocalDate.parse(typed.until());
        if (newcomers
                .until(person, application, today())
                .filter(until::isBefore)
                .isPresent()) {
            return Optional.of("earlier");
        }
        Instant now = day.now();
        if (!known) {
            newcomers.addPerson(application, now);
        }
        if (!newcomers.prolong(person, application, today(), until)) {
            newcomers.addAffiliation(UUID.randomUUID(), person, application, today(), until);
        }
        if (newcomers.number(person).isEmpty()) {
            giveNumber(person, now);
        }
        if (!typed.card().isEmpty() && !newcomers.give(person, typed.cardKind(), typed.card(), now)) {
            throw new CardTaken();
        }
        newcomers.checked(person, "identity", typed.document(), by, now);
        if (application.kind().isNhs()) {
            newcomers.checked(person, "nhs_membership", typed.membership(), by, now);
        }
        newcomers.answer(application.id(), person, "accepted", "", by, now);
        if (application.email() != null) {
            applications.write(application.id(), "invited", now);
        }
        return Optional.empty();
    }

    private void giveNumber(PersonId person, Instant now) {
        String number = newcomers.nextNumber();
        while (!newcomers.give(person, "library_number", number, now)) {
            number = newcomers.nextNumber();
        }
    }

    /// After the person is there: an account is made for a purpose of its own.
    private Optional<String> account(PersonId person, TypedAnswer typed) {
        Optional<String> username = purposes.in(
                Applications.KEEP,
                () -> newcomers.hasAccount(person)
                        ? Optional.<String>empty()
                        : Optional.of(typed.username())
                                .filter(name -> !name.isEmpty())
                                .or(() -> newcomers.number(person)));
        return username.flatMap(name -> switch (people.createAccount(NewAccount.of(person, name, null, Set.of()))) {
            case AccountCreation.Created created -> Optional.empty();
            case AccountCreation.UsernameTaken taken -> Optional.of("taken");
            case AccountCreation.Refused refused -> Optional.of(refused.reason());
        });
    }

    Outcome decline(Application application, String said, AccountId by) {
        if (application.isAsked()) {
            return new Outcome.Refused("asked");
        }
        if (!WrittenReason.isReadable(said, WrittenReason.LONGEST)) {
            return new Outcome.Refused("said");
        }
        return purposes.in(Applications.KEEP, () -> {
            if (!newcomers.hold(application.id())) {
                return new Outcome.Refused("answered");
            }
            Instant now = day.now();
            newcomers.answer(application.id(), application.person(), "declined", said.strip(), by, now);
            if (application.email() != null) {
                applications.write(application.id(), "declined", now);
            }
            LOG.info("Account {} declined application {}", by.value(), application.id());
            return new Outcome.Declined();
        });
    }
}
