package org.carrel.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsArgon2idWithTodaysParameters() {
        assertThat(passwords.hash("lantern gravel willow")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheRightPasswordMatches() {
        String hash = passwords.hash("lantern gravel willow");
        assertThat(passwords.matches("lantern gravel willow", hash)).isTrue();
        assertThat(passwords.matches("lantern gravel willows", hash)).isFalse();
    }

    @Test
    void nothingMatchesAnAccountWithoutPassword() {
        assertThat(passwords.matches("the password of nobody", null)).isFalse();
    }

    @Test
    void aHashWithWeakerParametersIsOutdated() {
        String weaker = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode("lantern gravel willow");
        assertThat(passwords.isOutdated(weaker)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("lantern gravel willow")))
                .isFalse();
    }
}
