package org.carrel.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The module's facade.
public interface People {

    /// Enters a person who belongs to `groups` from today on.
    ///
    /// @param name as they write it themselves, up to 200 characters
    PersonId enter(String name, Set<UserGroup> groups);

    /// As [#enter(String, Set)], with where they are reached.
    ///
    /// @throws IllegalArgumentException if `email` is no address
    PersonId enter(String name, Set<UserGroup> groups, String email);

    /// As [#enter(String, Set, String)], for somebody who belonged to `groups` for a year, up to a
    /// day in the past.
    PersonId enterFormer(String name, Set<UserGroup> groups, String email, LocalDate until);

    /// Who signs in by this name. The caller acts for a purpose of its own, which the notice lets read people; its
    /// transaction must be running.
    Optional<KnownPerson> byUsername(String username);

    /// As [#byUsername].
    Optional<KnownPerson> byId(PersonId person);

    /// Whose card, barcode or library number this is, or was. The caller acts for a purpose of its own,
    /// which the notice lets read `identifier`, `library_number`, `affiliation` and `block`.
    Optional<CardHolder> holder(String cardOrNumber);

    /// Whose card, barcode or library number this is, or was, with all that a loan is decided by.
    /// The caller acts for a purpose of its own, which the notice lets read `identifier`,
    /// `library_number`, `affiliation`, `access_needs` and `block`.
    Optional<Borrower> borrower(String cardOrNumber);

    /// The same of a person; empty where there is none of that number. What they hold in their
    /// hands is nobody's question here: [Borrower#current] is true.
    Optional<Borrower> borrower(PersonId person);

    /// Every card, barcode and library number that is valid now. As for [#holder], the caller acts for a purpose of its
    /// own.
    List<KnownCard> cards();

    /// Who of them needs help to get out of a building in an emergency. The caller acts for a purpose of its own, which
    /// the notice lets read `access_needs`.
    Set<PersonId> needingHelpToLeave(Set<PersonId> people);

    /// Who holds `role` and can sign in, by name. As for [#byUsername], the caller acts for a purpose of its own.
    List<KnownStaff> staff(StaffRole role);

    /// By what name this account's holder is known, also after it was closed; empty where it never was. As for
    /// [#byUsername], the caller acts for a purpose of its own.
    Optional<String> nameOf(AccountId account);

    /// The names of these people, whether or not they can sign in. As for [#byUsername], the
    /// caller acts for a purpose of its own.
    Map<PersonId, String> namesOf(Set<PersonId> people);

    /// Where these people are written to. The caller acts for a purpose of its own, which the notice
    /// lets read `identifier`, `name` and `contact`; whose data it may not use now is left out.
    Map<PersonId, Reach> reach(Set<PersonId> people);

    /// User names by which somebody was known before two records of theirs were joined. As for [#byUsername], the
    /// caller acts for a purpose of its own.
    Set<String> formerUsernames(PersonId person);

    AccountCreation createAccount(NewAccount account);

    /// Whether anybody could sign in at all.
    boolean hasAccounts();

    /// Signs the account out wherever it is signed in.
    void endSessions(AccountId account);

    /// No sign-in any more, and every session ended. The account's number stays known.
    void closeAccount(AccountId account);

    /// Stops something for somebody, in a transaction of its own: call it outside any. Said again, it stands once, with
    /// the words, the stops and the end that were said last.
    void block(ServiceBlock block);

    /// Ends what [#block] began; nothing happens where it does not stand.
    void lift(PersonId person, String service, String reason);

    /// What is stopped for somebody now. The caller acts for a purpose of its own, which the notice lets read `block`.
    Set<String> stops(PersonId person);
}
