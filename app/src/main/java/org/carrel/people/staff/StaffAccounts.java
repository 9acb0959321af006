package org.carrel.people.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.account.Username;
import org.carrel.people.invitation.Invitations;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Keeps the accounts of staff. Who gave whom which role stands in the log, by the accounts' numbers.
@Service
class StaffAccounts {

    static final Duration LINK_VALID = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(StaffAccounts.class);
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private final StaffRepository staff;
    private final People people;
    private final Invitations invitations;
    private final Purposes purposes;
    private final Clock clock;

    StaffAccounts(StaffRepository staff, People people, Invitations invitations, Purposes purposes, Clock clock) {
        this.staff = staff;
        this.people = people;
        this.invitations = invitations;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param code of the link by which the holder chooses a password; known here and now only
        record Invited(AccountId account, String code) implements Outcome {}

        /// The user name is a library user's: whoever asks has to say that it is the same person.
        record Known(StaffMember user) implements Outcome {}

        /// @param reason a message key under `account.refused.`
        record Refused(String reason) implements Outcome {}
    }

    List<StaffMember> all() {
        return purposes.in(ADMINISTER, staff::all);
    }

    Optional<StaffMember> one(AccountId account) {
        return purposes.in(ADMINISTER, () -> staff.one(account));
    }

    Outcome add(String name, String username, Set<StaffRole> roles, AccountId by) {
        NewAccount account = NewAccount.withoutPerson(name, username, null, Set.of());
        return withRoles(roles, () -> switch (people.createAccount(account)) {
            case AccountCreation.Created created -> {
                roles.forEach(role -> grant(created.id(), role, by));
                yield new Outcome.Invited(created.id(), invitations.offer(created.id(), LINK_VALID));
            }
            case AccountCreation.UsernameTaken taken ->
                user(username).<Outcome>map(Outcome.Known::new).orElse(new Outcome.Refused("taken"));
            case AccountCreation.Refused refused -> new Outcome.Refused(refused.reason());
        });
    }

    private Outcome withRoles(Set<StaffRole> roles, Supplier<Outcome> adding) {
        if (roles.isEmpty()) {
            return new Outcome.Refused("roles");
        }
        return StaffRole.goTogether(roles) ? purposes.in(ADMINISTER, adding) : new Outcome.Refused("apart");
    }

    private Optional<StaffMember> user(String username) {
        return Username.of(username).flatMap(staff::user);
    }

    /// Gives roles to somebody who uses the library already, with the account they have: most
    /// staff came with a feed before they had anything to do here.
    ///
    /// @param name as whoever asks was shown it: if it is another by now, they are shown it again
    Outcome addKnown(String name, String username, Set<StaffRole> roles, AccountId by) {
        return withRoles(roles, () -> {
            Optional<StaffMember> user = user(username);
            if (user.isEmpty()) {
                return new Outcome.Refused("taken");
            }
            if (!user.get().name().equals(name)) {
                return new Outcome.Known(user.get());
            }
            AccountId account = new AccountId(user.get().id());
            roles.forEach(role -> grant(account, role, by));
            return new Outcome.Done();
        });
    }

    Outcome changeRoles(StaffMember member, Set<StaffRole> roles, AccountId by) {
        if (!StaffRole.goTogether(roles)) {
            return new Outcome.Refused("apart");
        }
        AccountId account = new AccountId(member.id());
        return purposes.in(ADMINISTER, () -> {
            if (!roles.contains(StaffRole.SYSTEMS_LIBRARIAN) && isLastSystemsLibrarian(account)) {
                return new Outcome.Refused("last");
            }
            // Taken away first: of the roles that exclude each other one may follow the other.
            for (StaffRole role : without(member.roles(), roles)) {
                staff.revoke(account, role);
                LOG.info("Account {} took the role {} from account {}", by.value(), role.key(), account.value());
            }
            without(roles, member.roles()).forEach(role -> grant(account, role, by));
            return new Outcome.Done();
        });
    }

    /// Whether feeds that name its user name may speak of whoever has a role here.
    void feeds(AccountId account, boolean allowed, AccountId by) {
        purposes.run(ADMINISTER, () -> {
            if (allowed) {
                staff.makeUser(account, clock.instant());
                staff.allowFeeds(account, by, clock.instant());
            } else {
                staff.forbidFeeds(account);
            }
        });
        LOG.info(
                "Account {} {} feeds to speak of account {}",
                by.value(),
                allowed ? "allowed" : "forbade",
                account.value());
    }

    private static Set<StaffRole> without(Set<StaffRole> roles, Set<StaffRole> others) {
        Set<StaffRole> rest = new TreeSet<>(roles);
        rest.removeAll(others);
        return rest;
    }

    Outcome close(AccountId account, AccountId by) {
        return purposes.in(ADMINISTER, () -> {
            if (isLastSystemsLibrarian(account)) {
                return new Outcome.Refused("last");
            }
            invitations.withdraw(account);
            people.closeAccount(account);
            LOG.info("Account {} closed account {}", by.value(), account.value());
            return new Outcome.Done();
        });
    }

    /// A new link. Somebody else's password and sessions end at once; one's own when the new password
    /// is chosen, so that nobody locks themselves out by losing the link.
    Outcome newLink(AccountId account, AccountId by) {
        Optional<String> code = purposes.in(ADMINISTER, () -> {
            if (!account.equals(by)) {
                // Two who do this to each other at once: the second waits, and then sees that nobody else is left.
                if (isLastSystemsLibrarian(account)) {
                    return Optional.empty();
                }
                staff.forgetPassword(account);
            }
            return Optional.of(invitations.offer(account, LINK_VALID));
        });
        if (code.isEmpty()) {
            return new Outcome.Refused("last");
        }
        if (!account.equals(by)) {
            people.endSessions(account);
        }
        LOG.info("Account {} made a new link for account {}", by.value(), account.value());
        return new Outcome.Invited(account, code.get());
    }

    /// A link for a library user whose password is refused. Until they have chosen another, nothing changes.
    Optional<ForUser> linkFor(String username, AccountId by) {
        return Username.of(username)
                .flatMap(name -> purposes.in(
                        ADMINISTER,
                        () -> staff.locked(name).map(user -> {
                            LOG.info("Account {} made a new link for account {}", by.value(), user.id());
                            return new ForUser(user, invitations.offer(new AccountId(user.id()), LINK_VALID));
                        })));
    }

    /// @param code as in [Outcome.Invited]
    record ForUser(StaffMember user, String code) {}

    private boolean isLastSystemsLibrarian(AccountId account) {
        return staff.holdSystemsLibrarians().equals(List.of(account.value()));
    }

    private void grant(AccountId account, StaffRole role, AccountId by) {
        staff.grant(account, role, by, clock.instant());
        if (account.equals(by)) {
            LOG.warn("Account {} gave itself the role {}", by.value(), role.key());
        } else {
            LOG.info("Account {} gave the role {} to account {}", by.value(), role.key(), account.value());
        }
    }
}
