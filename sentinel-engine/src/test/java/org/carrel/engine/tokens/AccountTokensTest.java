package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AccountTokensTest {
    private final Keys keys = Keys.fixed(1, 1);
    private final AccountTokens tokens = new AccountTokens(keys);

    @Test
    void aTokenIsTurnedBackIntoTheName() throws KeyProblem {
        for (String name :
                new String[] {"a", "jsmith", "sixteen-letters!", "uid=a,ou=people,dc=example", "Zoë O’Neill \"x\""}) {
            assertThat(tokens.reveal(tokens.token(AccountName.of(name)))).isEqualTo(AccountName.of(name));
        }
    }

    @Test
    void theSameNameInAnotherCaseOrWithBlanksIsTheSameAccount() {
        Pseudonymiser pseudonymiser = new Pseudonymiser(keys);
        assertThat(pseudonymiser.account(" JSmith ")).isEqualTo(pseudonymiser.account("jsmith"));
        assertThat(pseudonymiser.account("jsmith")).isNotEqualTo(pseudonymiser.account("jsmith2"));
    }

    @Test
    void latin1NamesSurvive() throws KeyProblem {
        byte[] latin1 = {'z', 'o', (byte) 0xEB};
        String token = new Pseudonymiser(keys).account(latin1, 0, 3);
        assertThat(tokens.reveal(token)).isEqualTo("zoë");
    }

    @Test
    void tokensOfNamesUpTo15BytesAreAllOfOneLength() {
        assertThat(tokens.token("a")).hasSameSizeAs(tokens.token("fifteen-letters"));
        assertThat(tokens.token("a")).matches("u1-[a-z2-7]+");
    }

    @Test
    void aTokenTypedInUpperCaseIsUnderstood() throws KeyProblem {
        assertThat(tokens.reveal(" " + tokens.token("jsmith").toUpperCase(Locale.ROOT)))
                .isEqualTo("jsmith");
    }

    @Test
    void aTokenOfAnotherEpochNamesBothEpochs() {
        AccountTokens next = new AccountTokens(new Keys(2, keys.identifying(), keys.hashing()));
        assertThatThrownBy(() -> next.reveal(tokens.token("jsmith")))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("epoch 2");
    }

    @Test
    void theEpochIsBoundIntoTheTokenAndNotJustWrittenOnIt() {
        AccountTokens next = new AccountTokens(new Keys(2, keys.identifying(), keys.hashing()));
        String relabelled = tokens.token("jsmith").replaceFirst("u1-", "u2-");
        assertThatThrownBy(() -> next.reveal(relabelled)).hasMessageContaining("damaged, or was made with another key");
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String token = tokens.token("jsmith");
        for (int i = 3; i < token.length(); i++) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'a' ? 'b' : 'a') + token.substring(i + 1);
            assertThatThrownBy(() -> tokens.reveal(changed)).isInstanceOf(KeyProblem.class);
        }
    }

    @Test
    void garbageAndAnotherKeysTokensAreRefused() {
        AccountTokens others = new AccountTokens(Keys.fixed(1, 2));
        for (String text : new String[] {
            "",
            "u",
            "u1",
            "u1-",
            "u1-a",
            "jsmith",
            "u-abc",
            "u1-!!!",
            "ux-abcd",
            "u1-" + "a".repeat(5000),
            others.token("jsmith")
        }) {
            assertThatThrownBy(() -> tokens.reveal(text)).isInstanceOf(KeyProblem.class);
        }
    }

    @Test
    void theSameBytesHashDifferentlyInEveryDomainAndUnderEveryKey() {
        byte[] bytes = {1, 2, 3};
        Pseudonymiser pseudonymiser = new Pseudonymiser(keys);
        long[] hashes = new long[Domain.values().length];
        for (Domain domain : Domain.values()) {
            hashes[domain.ordinal()] = pseudonymiser.hash(domain, bytes, 0, 3);
        }
        assertThat(hashes).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(new Pseudonymiser(Keys.fixed(1, 2)).hash(Domain.HOST, bytes, 0, 3))
                .isNotEqualTo(hashes[Domain.HOST.ordinal()]);
    }

    @Test
    void keysAreNeverPrinted() {
        assertThat(keys).hasToString("Keys[epoch=1]");
    }
}
