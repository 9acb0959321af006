package org.carrel.privacy;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Purposes on a data source of a test's own, without the app.
public final class PurposesForTests {

    private PurposesForTests() {}

    public static Purposes on(DataSource dataSource) {
        return new Purposes(new JdbcTransactionManager(dataSource), JdbcClient.create(dataSource));
    }
}
