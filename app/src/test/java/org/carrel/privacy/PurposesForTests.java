package org.carrel.privacy;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
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
                jdbc,
                role -> jdbc.sql("SET LOCAL ROLE " + role).update(),
                new KnownTokens(beans.getBeanProvider(Pseudonyms.class)),
                beans.getBeanProvider(PurposeGate.class));
    }
}
