package org.carrel.people.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@CarrelTest
class AccountsTest {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(UserGroup.class)
    void everyGroupCanBeEntered(UserGroup group) {
        PersonId person = people.enter("Rowan Ashdown", Set.of(group));
        assertThat(purposes.in(
                        ADMINISTER,
                        () -> jdbc.sql("SELECT user_group FROM people.affiliation WHERE person_id = :id")
                                .param("id", person.value())
                                .query(String.class)
                                .list()))
                .containsExactly(group.key());
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void everyRoleCanBeGiven(StaffRole role) {
        var account = TestAccounts.staff(people, role);
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account").body()).contains("You work for the library as");
    }

    @Test
    void aUserNameIsGivenOnce() {
        var account = TestAccounts.staff(people, StaffRole.DESK);
        var again = NewAccount.withoutPerson(
                "Somebody Else",
                account.username().toUpperCase(java.util.Locale.ROOT),
                TestAccounts.PASSWORD,
                Set.of());
        assertThat(people.createAccount(again)).isEqualTo(new AccountCreation.UsernameTaken());
    }

    @ParameterizedTest
    @CsvSource({
        "short, librarian.kim, fourteen chars",
        "monotonous, librarian.kim, aaaaaaaaaaaabbbbbbbbbbb",
        "username, librarian.kim, librarian.kim99",
        "form, two words, lantern gravel willow",
        "form, x, lantern gravel willow"
    })
    void whatIsNotGoodEnoughIsRefusedWithItsReason(String reason, String username, String password) {
        assertThat(people.createAccount(NewAccount.withoutPerson("Kim", username, password, Set.of())))
                .isEqualTo(new AccountCreation.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "Kim\u0000", "Kim\nForged"})
    void anAccountWithoutAReadableNameIsRefused(String name) {
        var nameless = NewAccount.withoutPerson(name, TestAccounts.newUsername(), TestAccounts.PASSWORD, Set.of());
        assertThat(people.createAccount(nameless)).isEqualTo(new AccountCreation.Refused("name"));
    }

    @Test
    void signingInRenewsAHashWithOldParameters() {
        var account = TestAccounts.staff(people, StaffRole.DESK);
        String weaker = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(TestAccounts.PASSWORD);
        purposes.run(
                ADMINISTER,
                () -> jdbc.sql("UPDATE people.account SET password_hash = :hash WHERE id = :id")
                        .param("hash", weaker)
                        .param("id", account.id().value())
                        .update());
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(hashOf(account.id().value())).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordInClearIsRefusedByTheDatabase() {
        var account = TestAccounts.staff(people, StaffRole.DESK);
        assertThatThrownBy(() -> purposes.run(
                        ADMINISTER,
                        () -> jdbc.sql("UPDATE people.account SET password_hash = 'secret' WHERE id = :id")
                                .param("id", account.id().value())
                                .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void withoutAPurposeNoAccountCanBeRead() {
        assertThatThrownBy(() -> jdbc.sql("SELECT username FROM people.account")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private String hashOf(java.util.UUID account) {
        return purposes.in(
                ADMINISTER,
                () -> jdbc.sql("SELECT password_hash FROM people.account WHERE id = :id")
                        .param("id", account)
                        .query(String.class)
                        .single());
    }
}
