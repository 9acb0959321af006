package org.carrel.people.university;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.people.account.Username;
import org.carrel.people.university.ExternalRepository.Known;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the account of somebody for whom the service vouches, or makes one where the library
/// lets it.
class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private static final Purpose SIGN_IN = new Purpose("sign_in");
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final int LONGEST_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    private final ExternalRepository external;
    private final ClaimedGroupRepository claimed;
    private final People people;
    private final Purposes purposes;
    private final Erased erased;
    private final OidcSettings settings;
    private final LibraryProfile library;
    private final Clock clock;

    Arrivals(
            ExternalRepository external,
            ClaimedGroupRepository claimed,
            People people,
            Purposes purposes,
            Erased erased,
            OidcSettings settings,
            LibraryProfile library,
            Clock clock) {
        this.external = external;
        this.claimed = claimed;
        this.people = people;
        this.purposes = purposes;
        this.erased = erased;
        this.settings = settings;
        this.library = library;
        this.clock = clock;
    }

    sealed interface Outcome {

        record In(AccountId account) implements Outcome {}

        /// @param reason a message key under `university.refused.`
        record Refused(String reason) implements Outcome {}
    }

    Outcome settle(Arrival arrival) {
        Optional<Username> username = Username.of(arrival.username());
        if (username.isEmpty()) {
            return new Outcome.Refused("username");
        }
        Optional<Known> found = purposes.in(
                SIGN_IN,
                () -> external.bySubject(arrival.issuer(), arrival.subject())
                        .or(() -> external.byUsername(arrival.issuer(), username.get())));
        Outcome outcome = found.map(known -> admit(known, arrival)).orElseGet(() -> join(arrival, username.get()));
        if (outcome instanceof Outcome.In in) {
            begin(arrival, in.account());
        }
        return outcome;
    }

    private Outcome admit(Known known, Arrival arrival) {
        if (known.closed()) {
            return new Outcome.Refused("closed");
        }
        if (known.secured()) {
            return new Outcome.Refused("secured");
        }
        if (known.subject() != null && !known.subject().equals(arrival.subject())) {
            LOG.warn(
                    "Account {} is linked to another number at the sign-in service",
                    known.account().value());
            return new Outcome.Refused("other");
        }
        PersonId person = known.person();
        if (person != null && !arrival.groups().isEmpty()) {
            purposes.run(ADMINISTER, () -> claim(person, arrival.groups()));
        }
        return new Outcome.In(known.account());
    }

    private void begin(Arrival arrival, AccountId account) {
        Instant now = clock.instant();
        purposes.run(SIGN_IN, () -> {
            external.link(arrival, account, now);
            if (arrival.sid() != null) {
                external.begin(arrival.issuer(), arrival.sid(), account, now);
            }
        });
    }

    private Outcome join(Arrival arrival, Username username) {
        if (!settings.join()) {
            return new Outcome.Refused("unknown");
        }
        if (arrival.groups().isEmpty()) {
            return new Outcome.Refused("groups");
        }
        if (erased.refuses("the sign-in service", username.value())) {
            return new Outcome.Refused("erased");
        }
        try {
            return purposes.in(ADMINISTER, () -> enter(arrival, username));
        } catch (NotMade refused) {
            return new Outcome.Refused(refused.reason);
        }
    }

    private Outcome enter(Arrival arrival, Username username) {
        String name = isName(arrival.name()) ? arrival.name() : username.value();
        String email = arrival.email();
        PersonId person = email != null && EMAIL.matcher(email).matches()
                ? people.enter(name, Set.of(), email)
                : people.enter(name, Set.of());
        claim(person, arrival.groups());
        return switch (people.createAccount(NewAccount.of(person, username.value(), null, Set.of()))) {
            case AccountCreation.Created created -> {
                LOG.info(
                        "Account {} was made on the word of the sign-in service",
                        created.id().value());
                yield new Outcome.In(created.id());
            }
            case AccountCreation.UsernameTaken taken -> throw new NotMade("other");
            case AccountCreation.Refused refused -> throw new NotMade("username");
        };
    }

    private static boolean isName(String said) {
        return said.length() <= LONGEST_NAME && ReadableLine.is(said);
    }

    /// What somebody else said of the person stays as it is; what the service says lasts a while
    /// and is said again.
    private void claim(PersonId person, Set<UserGroup> groups) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        LocalDate until = today.plusDays(settings.groupsLast().toDays());
        for (UserGroup group : groups) {
            if (!claimed.belongs(person, group, today) && !claimed.prolong(person, group, today, until)) {
                claimed.add(person, group, today, until);
            }
        }
    }

    // Rolls the transaction back: nobody is entered without an account.
    private static final class NotMade extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        NotMade(String reason) {
            super("Not made", null, false, false);
            this.reason = reason;
        }
    }
}
