package org.carrel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationSecretTest {

    @Test
    void aLongRandomTextIsTaken() {
        String random = "7f3a91c4e6b8d02a5c1e9f7b3d8064a27f3a91c4e6b8d02a5c1e9f7b3d8064a2";
        assertThat(InstallationSecret.require(random)).isEqualTo(random);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7f3a91c4e6b8d02a5c1e",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "please-change-me-7f3a91c4e6b8d02a5c1e9f7b3d8064a2",
                "my-secret-0123456789-0123456789-0123456789",
                "openssl-example-0123456789abcdefghijklmnop"
            })
    void aShortMonotonousOrPlaceholderSecretIsRefusedAndNotRepeated(String poor) {
        assertThatThrownBy(() -> InstallationSecret.require(poor))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("CARREL_SECRET")
                .message()
                .satisfies(message ->
                        assertThat(poor.isEmpty() || !message.contains(poor)).isTrue());
    }
}
