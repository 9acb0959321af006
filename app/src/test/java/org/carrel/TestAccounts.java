package org.carrel;

import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;

/// Accounts for tests, each with a name of its own.
public final class TestAccounts {

    public static final String PASSWORD = "lantern gravel willow";

    private TestAccounts() {}

    public record TestAccount(AccountId id, String username) {}

    public static TestAccount reader(People people, UserGroup... groups) {
        PersonId person = people.enter("Rowan Ashdown", Set.of(groups));
        String username = newUsername();
        return made(people, NewAccount.of(person, username, PASSWORD, Set.of()), username);
    }

    public static TestAccount staff(People people, StaffRole... roles) {
        String username = newUsername();
        return made(people, NewAccount.withoutPerson("Imogen Thackeray", username, PASSWORD, Set.of(roles)), username);
    }

    public static String newUsername() {
        return "t" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static TestAccount made(People people, NewAccount account, String username) {
        if (people.createAccount(account) instanceof AccountCreation.Created created) {
            return new TestAccount(created.id(), username);
        }
        throw new AssertionError("The account was not made");
    }
}
