package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whichever statement a transaction begins with acts as its purpose's role, and no statement after the transaction.
@CarrelTest
class RoleOnItsWayModuleTest {

    private static final Purpose ONE = new Purpose("administer_accounts");
    private static final Purpose OTHER = new Purpose("sign_in");
    private static final String WHO = "SELECT current_user";

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    private String who() {
        return jdbc.sql(WHO).query(String.class).single();
    }

    @Test
    void theFirstStatementMayBeAnyKindOfQuery() {
        Map<String, Supplier<String>> ways = Map.of(
                "without a parameter", this::who,
                "numbered",
                        () -> jdbc.sql("SELECT current_user WHERE 1 = ?")
                                .param(1)
                                .query(String.class)
                                .single(),
                "named",
                        () -> jdbc.sql("SELECT current_user WHERE 1 = :one AND 2 = :two")
                                .param("one", 1)
                                .param("two", 2)
                                .query(String.class)
                                .single(),
                "plain", () -> String.valueOf(template.queryForObject(WHO, String.class)),
                "with a semicolon in it",
                        () -> jdbc.sql("SELECT current_user WHERE 'a;b' = ?")
                                .param("a;b")
                                .query(String.class)
                                .single(),
                "streamed",
                        () -> {
                            try (Stream<String> rows =
                                    template.queryForStream(WHO, SingleColumnRowMapper.newInstance(String.class))) {
                                return rows.findFirst().orElseThrow();
                            }
                        },
                "by the connection itself",
                        () -> String.valueOf(template.<String>execute(
                                (org.springframework.jdbc.core.ConnectionCallback<String>) connection -> {
                                    try (var rows = connection.createStatement().executeQuery(WHO)) {
                                        rows.next();
                                        return rows.getString(1);
                                    }
                                })));
        ways.forEach((way, query) -> {
            for (int i = 0; i < 8; i++) {
                assertThat(purposes.in(ONE, () -> List.of(query.get(), who())))
                        .as(way + ", the driver prepares it on the server from the fifth time on")
                        .containsOnly(ONE.role());
            }
        });
    }

    @Test
    void theFirstStatementMayBeAChange() {
        for (int i = 0; i < 8; i++) {
            assertThat(purposes.in(ONE, () -> {
                        jdbc.sql("UPDATE people.account SET closed_at = NULL WHERE FALSE")
                                .update();
                        return who();
                    }))
                    .isEqualTo(ONE.role());
            assertThat(purposes.in(ONE, () -> {
                        template.batchUpdate(
                                "UPDATE people.account SET closed_at = NULL WHERE id = CAST(? AS uuid) AND FALSE",
                                List.of(
                                        new Object[] {"00000000-0000-0000-0000-000000000001"},
                                        new Object[] {"00000000-0000-0000-0000-000000000002"}));
                        return who();
                    }))
                    .isEqualTo(ONE.role());
        }
    }

    @Test
    void aTransactionInsideActsForItsOwnPurposeAlsoBeforeTheOuterOneAskedAnything() {
        assertThat(purposes.in(
                        ONE,
                        () -> List.of(
                                String.valueOf(purposes.operations(OTHER).<String>execute(status -> who())), who())))
                .containsExactly(OTHER.role(), ONE.role());
    }

    @Test
    void nothingOfItStaysBehind() {
        String login = who();
        assertThat(login).doesNotStartWith("purpose_");
        purposes.run(ONE, () -> {});
        assertThat(who()).as("after a transaction that asked nothing").isEqualTo(login);
        assertThatThrownBy(() -> purposes.in(
                        ONE, () -> jdbc.sql("SELECT 1 / 0").query(Integer.class).single()))
                .isInstanceOf(DataAccessException.class);
        assertThat(who()).as("after one that failed at once").isEqualTo(login);
        assertThatThrownBy(() -> purposes.in(ONE, () -> {
                    throw new IllegalStateException("before it asked");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(who()).isEqualTo(login);
        assertThat(purposes.in(OTHER, this::who)).isEqualTo(OTHER.role());
    }

    @Test
    void whoeverGoesAroundItIsTheLoginThatMayDoNothing() {
        assertThatThrownBy(() -> jdbc.sql("SELECT id FROM people.person")
                        .query(String.class)
                        .list())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
