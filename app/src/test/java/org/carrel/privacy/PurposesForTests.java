package org.carrel.privacy;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Purposes on a data source of a test's own, without the app.
public final class PurposesForTests {

    private PurposesForTests() {}

    public static Purposes on(DataSource dataSource) {
        return on(dataSource, subject -> Set.of());
    }

    public static Purposes on(DataSource dataSource, Pseudonyms pseudonyms) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("pseudonyms", pseudonyms));
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new Purposes(
                new JdbcTransactionManager(dataSource),
                new AtOnce(jdbc),
                new KnownTokens(beans.getBeanProvider(Pseudonyms.class)),
                beans.getBeanProvider(PurposeGate.class));
    }

    private record AtOnce(JdbcClient jdbc) implements RoleEntry {

        @Override
        public void enter(String role, @Nullable Shown shown) {
            jdbc.sql("SET LOCAL ROLE " + role).update();
            if (shown != null) {
                set("carrel.person", shown.person());
                set("carrel.account", shown.account());
                set("carrel.tokens", String.join(",", shown.tokens().get()));
            }
        }

        private void set(String setting, String value) {
            jdbc.sql("SELECT set_config(?, ?, true)")
                    .params(setting, value)
                    .query()
                    .singleRow();
        }
    }
}
