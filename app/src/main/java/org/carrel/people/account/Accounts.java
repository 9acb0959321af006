package org.carrel.people.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.Borrower;
import org.carrel.people.CardHolder;
import org.carrel.people.CardNumber;
import org.carrel.people.KnownCard;
import org.carrel.people.KnownPerson;
import org.carrel.people.KnownStaff;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.Reach;
import org.carrel.people.ServiceBlock;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.people.block.Blocks;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Service;

@Service
class Accounts implements People {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private static final int LONGEST_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    private final AccountRepository accounts;
    private final KnownPersonRepository known;
    private final CardHolderRepository holders;
    private final BorrowerRepository borrowers;
    private final Passwords passwords;
    private final Purposes purposes;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final Erased erased;
    private final Clock clock;
    private final LibraryDay day;
    private final Blocks blocks;

    Accounts(
            AccountRepository accounts,
            KnownPersonRepository known,
            CardHolderRepository holders,
            BorrowerRepository borrowers,
            Passwords passwords,
            Purposes purposes,
            FindByIndexNameSessionRepository<?> sessions,
            Erased erased,
            Clock clock,
            LibraryDay day,
            Blocks blocks) {
        this.day = day;
        this.blocks = blocks;
        this.erased = erased;
        this.accounts = accounts;
        this.known = known;
        this.holders = holders;
        this.borrowers = borrowers;
        this.passwords = passwords;
        this.purposes = purposes;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public PersonId enter(String name, Set<UserGroup> groups) {
        return enter(name, groups, null);
    }

    @Override
    public PersonId enter(String name, Set<UserGroup> groups, @Nullable String email) {
        return enter(name, groups, email, today(), null);
    }

    private LocalDate today() {
        return day.today();
    }

    @Override
    public PersonId enterFormer(String name, Set<UserGroup> groups, String email, LocalDate until) {
        return enter(name, groups, email, until.minusYears(1), until);
    }

    private PersonId enter(
            String name, Set<UserGroup> groups, @Nullable String email, LocalDate since, @Nullable LocalDate until) {
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("Not a mail address");
        }
        PersonId id = PersonId.random();
        purposes.run(ADMINISTER, () -> {
            accounts.addPerson(id, name.strip(), email, clock.instant());
            groups.forEach(group -> accounts.addAffiliation(id, group, since, until));
        });
        return id;
    }

    @Override
    public AccountCreation createAccount(NewAccount account) {
        Optional<Username> username = Username.of(account.username());
        if (username.isEmpty()) {
            return new AccountCreation.Refused("form");
        }
        String password = account.password();
        if (erased.refuses("accounts", username.get().value())) {
            return new AccountCreation.Refused("erased");
        }
        Optional<String> against = against(account, username.get());
        if (against.isPresent()) {
            return new AccountCreation.Refused(against.get());
        }
        // Hashing is slow on purpose, so it happens before the transaction begins.
        String hash = password == null ? null : passwords.hash(password);
        AccountId id = AccountId.random();
        return purposes.in(ADMINISTER, () -> {
            if (!accounts.addAccount(id, account, username.get(), hash, clock.instant())) {
                return new AccountCreation.UsernameTaken();
            }
            accounts.addRoles(id, account.roles(), clock.instant());
            return new AccountCreation.Created(id);
        });
    }

    private static Optional<String> against(NewAccount account, Username username) {
        String name = account.displayName();
        if (name != null && !isName(name)) {
            return Optional.of("name");
        }
        return account.password() == null ? Optional.empty() : PasswordRule.against(account.password(), username);
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && ReadableLine.is(name);
    }

    @Override
    public Optional<KnownPerson> byUsername(String username) {
        return Username.of(username).flatMap(known::byUsername);
    }

    @Override
    public Optional<String> nameOf(AccountId account) {
        return known.nameOf(account);
    }

    @Override
    public Map<PersonId, Reach> reach(Set<PersonId> people) {
        return known.reach(people);
    }

    @Override
    public Map<PersonId, String> namesOf(Set<PersonId> people) {
        return known.namesOf(people);
    }

    @Override
    public Optional<KnownPerson> byId(PersonId person) {
        return known.byId(person);
    }

    @Override
    public Optional<CardHolder> holder(String cardOrNumber) {
        return holders.holder(cardOrNumber.strip(), CardNumber.written(cardOrNumber), clock.instant(), today());
    }

    @Override
    public Optional<Borrower> borrower(String cardOrNumber) {
        return borrowers.byNumber(cardOrNumber.strip(), CardNumber.written(cardOrNumber), clock.instant(), today());
    }

    @Override
    public Optional<Borrower> borrower(PersonId person) {
        return borrowers.byPerson(person, clock.instant(), today());
    }

    @Override
    public List<KnownCard> cards() {
        return holders.cards(clock.instant(), today());
    }

    @Override
    public Set<PersonId> needingHelpToLeave(Set<PersonId> people) {
        return holders.needingHelpToLeave(people, today());
    }

    @Override
    public List<KnownStaff> staff(StaffRole role) {
        return known.staff(role);
    }

    @Override
    public Set<String> formerUsernames(PersonId person) {
        return known.formerUsernames(person);
    }

    @Override
    public boolean hasAccounts() {
        return purposes.in(ADMINISTER, accounts::anyAccount);
    }

    @Override
    public void endSessions(AccountId account) {
        sessions.findByPrincipalName(account.value().toString()).keySet().forEach(sessions::deleteById);
    }

    @Override
    public void closeAccount(AccountId account) {
        purposes.run(ADMINISTER, () -> accounts.close(account, clock.instant()));
        endSessions(account);
    }

    @Override
    public void block(ServiceBlock block) {
        blocks.setByService(block);
    }

    @Override
    public void lift(PersonId person, String service, String reason) {
        blocks.liftedByService(person, service, reason);
    }

    @Override
    public Set<String> stops(PersonId person) {
        return holders.stops(person, clock.instant());
    }
}
