package org.carrel.people.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carrel.people.AccountId;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    private static final AccountId ACCOUNT = AccountId.random();
    private static final byte[] SECRET = "twenty bytes exactly".getBytes(StandardCharsets.US_ASCII);

    private final SecretSeal seal = new SecretSeal("the installation's secret");

    @Test
    void whatIsSealedCanBeOpenedAndReadsDifferentlyEachTime() {
        byte[] sealed = seal.seal(ACCOUNT, SECRET);
        assertThat(seal.open(ACCOUNT, sealed)).hasValue(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("twenty");
        assertThat(seal.seal(ACCOUNT, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void anotherAccountAnotherInstallationAndAChangedByteOpenNothing() {
        byte[] sealed = seal.seal(ACCOUNT, SECRET);
        assertThat(seal.open(AccountId.random(), sealed)).isEmpty();
        assertThat(new SecretSeal("another").open(ACCOUNT, sealed)).isEmpty();
        sealed[20] ^= 1;
        assertThat(seal.open(ACCOUNT, sealed)).isEmpty();
        assertThat(seal.open(ACCOUNT, new byte[3])).isEmpty();
    }
}
