package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class CopyInTest {

    private final CopyIn copyIn = new CopyIn(new JdbcTemplate());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY people.account (id) TO STDOUT",
                "COPY (SELECT id FROM people.account) TO STDOUT",
                "COPY people.account (id) FROM '/etc/passwd'",
                "COPY people.account (id) FROM PROGRAM 'ls'",
                "COPY people.account (id) FROM STDIN; SELECT 1",
                "SELECT 1",
            })
    void whatDoesMoreThanWriteIsRefused(String statement) {
        assertThatIllegalArgumentException().isThrownBy(() -> copyIn.rows(statement, "1\n"));
    }

    @Test
    void noRowsNeedNoConnection() {
        assertThat(copyIn.rows("COPY people.account (id, name) FROM STDIN", "")).isZero();
    }
}
