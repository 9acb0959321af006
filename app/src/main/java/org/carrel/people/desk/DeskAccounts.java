package org.carrel.people.desk;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.invitation.Invitations;
import org.carrel.people.university.UniversityAccounts;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Accounts of library users, as the desk makes and closes them. Those of staff are the systems librarian's.
@Service
class DeskAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(DeskAccounts.class);
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final Duration LINK_VALID = Duration.ofHours(24);

    private final DeskAccountRepository accounts;
    private final People people;
    private final Invitations invitations;
    private final UniversityAccounts university;
    private final Purposes purposes;
    private final ObjectProvider<Letterbox> letterbox;
    private final MessageSource messages;
    private final LibraryProfile library;

    DeskAccounts(
            DeskAccountRepository accounts,
            People people,
            Invitations invitations,
            UniversityAccounts university,
            Purposes purposes,
            ObjectProvider<Letterbox> letterbox,
            MessageSource messages,
            LibraryProfile library) {
        this.accounts = accounts;
        this.people = people;
        this.invitations = invitations;
        this.university = university;
        this.purposes = purposes;
        this.letterbox = letterbox;
        this.messages = messages;
        this.library = library;
    }

    sealed interface Outcome {

        /// They were written to.
        record Written() implements Outcome {}

        /// Nobody can write to them: the desk hands the link over.
        ///
        /// @param link to choose a password; known here and now only
        record HandOver(String link) implements Outcome {

            @Override
            public String toString() {
                return "HandOver";
            }
        }

        /// @param reason a message key
        record Refused(String reason) implements Outcome {}
    }

    /// @param site the address of this site, as readers type it
    Outcome make(PersonId person, String username, String site, AccountId by) {
        return switch (people.createAccount(NewAccount.of(person, username, null, Set.of()))) {
            case AccountCreation.Created created -> {
                LOG.info(
                        "Account {} made account {} for a library user",
                        by.value(),
                        created.id().value());
                yield invite(person, site);
            }
            case AccountCreation.UsernameTaken taken -> new Outcome.Refused("account.refused.taken");
            case AccountCreation.Refused refused -> new Outcome.Refused("account.refused." + refused.reason());
        };
    }

    /// A new link for an account with which nobody has signed in yet; any other would be a way into it.
    Outcome invite(PersonId person, String site) {
        Optional<DeskAccountRepository.Standing> standing = standing(person);
        if (standing.isEmpty()
                || standing.get().isStaffs()
                || !standing.get().waits()
                || university.isUsed(new AccountId(standing.get().id()))) {
            return new Outcome.Refused("person.refused.link");
        }
        UUID account = standing.get().id();
        String code = purposes.in(ADMINISTER, () -> invitations.offer(new AccountId(account), LINK_VALID));
        String link = site + "/password?code=" + code;
        return write(account, standing.get().email(), link) ? new Outcome.Written() : new Outcome.HandOver(link);
    }

    private boolean write(UUID account, @Nullable String email, String link) {
        Letterbox post = letterbox.getIfAvailable();
        return email != null
                && post != null
                && post.reachesPeople()
                && post.send(
                                "invitation-" + account + "-" + link.hashCode(),
                                email,
                                text("invitationLetter.subject", library.name()),
                                text("invitationLetter.text", library.name(), link, library.contact()))
                        == Letterbox.Sending.DONE;
    }

    /// @return what speaks against it, as a message key
    Optional<String> close(PersonId person, AccountId by) {
        Optional<DeskAccountRepository.Standing> standing = standing(person);
        if (standing.isEmpty()) {
            return Optional.of("person.refused.noAccount");
        }
        AccountId account = new AccountId(standing.get().id());
        if (standing.get().isStaffs()) {
            return Optional.of("person.refused.staff");
        }
        invitations.withdraw(account);
        people.closeAccount(account);
        LOG.info("Account {} closed account {}", by.value(), account.value());
        return Optional.empty();
    }

    Optional<DeskAccountRepository.Standing> standing(PersonId person) {
        return purposes.in(ADMINISTER, () -> accounts.of(person));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
