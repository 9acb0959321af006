package org.carrel.sentinel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;

/// A library with one stolen account, its owner, and the people who deal with it.
public final class OneAlert {

    public static final String OWNER = "Harriet Vane";
    public static final String ADDRESS = "harriet@example.org";

    private OneAlert() {}

    /// Reads a log with one theft and enters the account's owner.
    public static void readInto(Sentinel sentinel, People people, Path folder) {
        PersonId owner = people.enter(OWNER, Set.of(UserGroup.STUDENT), ADDRESS);
        if (!(people.createAccount(NewAccount.of(owner, SampleLog.THIEF, TestAccounts.PASSWORD, Set.of()))
                instanceof AccountCreation.Created)) {
            throw new AssertionError("The owner was not entered");
        }
        try {
            String log = SampleLog.text(Instant.parse("2026-03-02T00:00:00Z"));
            sentinel.read(List.of(Files.writeString(folder.resolve("sample.log"), log)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The owner of the account, signed in.
    public static Visitor owner(int port) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(SampleLog.THIEF, TestAccounts.PASSWORD);
        return visitor;
    }

    /// Signed in with these roles.
    public static Visitor visitor(int port, TestAccounts.TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    public static TestAccounts.TestAccount reviewer(People people) {
        return TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
    }

    /// Trained the day before, which is a day in the past in any zone.
    public static TestAccounts.TestAccount trainedReviewer(People people, ReviewerTraining training, Clock clock) {
        TestAccounts.TestAccount reviewer = reviewer(people);
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        if (!training.train(reviewer.id(), yesterday, AccountId.random())) {
            throw new AssertionError("The training was not recorded");
        }
        return reviewer;
    }
}
