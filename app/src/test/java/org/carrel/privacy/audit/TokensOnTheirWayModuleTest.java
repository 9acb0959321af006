package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody's tokens are found out where a statement may see a row under one, and only there.
@CarrelTest
@Import(TokensOnTheirWayModuleTest.WithCounted.class)
class TokensOnTheirWayModuleTest {

    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final String TOKENS = "SELECT coalesce(current_setting('carrel.tokens', true), '')";
    private static final String NOTHING_UNDER_A_TOKEN = "SELECT count(id) FROM people.person";
    private static final String UNDER_A_TOKEN = "SELECT count(account) FROM sentinel.account_day";

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private UnderTokens under;

    @Autowired
    private Counted counted;

    private final Subject reader = new Subject(UUID.randomUUID(), UUID.randomUUID());

    /// Asks the database as it looks for the tokens, as the real one does.
    static class Counted implements Pseudonyms {

        private final JdbcClient jdbc;
        private int asked;

        Counted(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public Set<String> of(Subject subject) {
            asked++;
            assertThat(jdbc.sql("SELECT current_user").query(String.class).single())
                    .isEqualTo(SHOW.role());
            assertThat(jdbc.sql("SELECT current_setting('carrel.account')")
                            .query(String.class)
                            .single())
                    .isEqualTo(subject.account().toString());
            return Set.of("counted");
        }
    }

    @TestConfiguration
    static class WithCounted {

        @Bean
        Counted counted(JdbcClient jdbc) {
            return new Counted(jdbc);
        }
    }

    @BeforeEach
    void nobodyAskedYet() {
        counted.asked = 0;
    }

    private String tokens() {
        return jdbc.sql(TOKENS).query(String.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void nobodyAsksWhileNoStatementMaySeeARowUnderOne() {
        purposes.own(SHOW, reader, () -> {
            count(NOTHING_UNDER_A_TOKEN);
            count(NOTHING_UNDER_A_TOKEN);
            return tokens();
        });
        assertThat(counted.asked).isZero();
    }

    @Test
    void theyAreThereBeforeTheFirstThatMayAndAreFoundOnce() {
        String seen = purposes.own(SHOW, reader, () -> {
            count(NOTHING_UNDER_A_TOKEN);
            count(UNDER_A_TOKEN);
            count(UNDER_A_TOKEN);
            return tokens();
        });
        assertThat(seen).contains("counted");
        assertThat(counted.asked).isOne();
        assertThat(purposes.own(SHOW, reader, () -> {
                    count(UNDER_A_TOKEN);
                    return tokens();
                }))
                .as("also where it is the first of all")
                .contains("counted");
    }

    @Test
    void aWayThatNobodyReadsTakesThemAlong() {
        assertThat(purposes.own(SHOW, reader, () -> {
                    template.query(NOTHING_UNDER_A_TOKEN, rows -> {});
                    return tokens();
                }))
                .as("a statement without parameters")
                .contains("counted");
        assertThat(purposes.own(
                        SHOW,
                        reader,
                        () -> template.execute(
                                (org.springframework.jdbc.core.ConnectionCallback<String>) connection -> {
                                    try (var rows = connection.createStatement().executeQuery(TOKENS)) {
                                        rows.next();
                                        return rows.getString(1);
                                    }
                                })))
                .as("the connection itself")
                .contains("counted");
    }

    @Test
    void theyWaitWhileAnotherTransactionRunsInsideAndAreGoneAfterTheirOwn() {
        String seen = purposes.own(SHOW, reader, () -> {
            purposes.operations(new Purpose("sign_in")).execute(status -> count("SELECT 1"));
            assertThat(counted.asked).isZero();
            count(UNDER_A_TOKEN);
            return tokens();
        });
        assertThat(seen).contains("counted");
        purposes.own(SHOW, reader, () -> count(NOTHING_UNDER_A_TOKEN));
        assertThat(tokens()).isEmpty();
    }

    @Test
    void tablesUnderATokenAreThoseOfTheNoticeAlsoByAnotherRow() {
        assertThat(under.maySee("SELECT a FROM sentinel.account_day")).isTrue();
        assertThat(under.maySee("SELECT a FROM sentinel.alert_session")).isTrue();
        assertThat(under.maySee(null)).isTrue();
        assertThat(under.maySee("SELECT a FROM people.person")).isFalse();
    }
}
