package org.carrel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerAddressTest {

    @Test
    void anAddressWithUserAndPasswordIsTakenApart() {
        OwnerAddress address =
                OwnerAddress.of(settings("postgresql://owner:p%40ss+word@db.example.org:5433/library", null));
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/library");
        assertThat(address.user()).isEqualTo("owner");
        assertThat(address.password()).isEqualTo("p@ss+word");
        assertThat(address.shown()).doesNotContain("p@ss", "p%40ss");
    }

    @Test
    void aJdbcAddressKeepsItsOptionsAndTakesTheUserFromItsOwnSetting() {
        OwnerAddress address =
                OwnerAddress.of(settings("jdbc:postgresql://db.example.org/library?sslmode=require", "owner"));
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org/library?sslmode=require");
        assertThat(address.user()).isEqualTo("owner");
    }

    @Test
    void withoutAnAddressTheSentenceSaysWhatToSet() {
        assertThatThrownBy(() -> OwnerAddress.of(settings(null, null)))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("set CARREL_DATABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter2@h/db",
                "postgresql:///db",
                "postgresql://u:hunter2@h",
                "hunter2",
                "postgresql://u:hunter2@h/db|x"
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String wrong) {
        assertThatThrownBy(() -> OwnerAddress.of(settings(wrong, "owner")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("not a PostgreSQL address")
                .hasMessageNotContaining("hunter2");
    }

    private static DatabaseSettings settings(@Nullable String url, @Nullable String user) {
        return new DatabaseSettings(url, user, null, List.of(), 2);
    }
}
