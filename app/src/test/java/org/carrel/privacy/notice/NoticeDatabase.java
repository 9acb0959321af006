package org.carrel.privacy.notice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.carrel.PostgresForTests;
import org.carrel.database.AppLogin;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.PurposesForTests;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real database held to a small notice, and the app's login on it through a pool of one
/// connection.
final class NoticeDatabase implements AutoCloseable {

    private final PostgresForTests.Database database = PostgresForTests.fresh();
    private final AppLogin login = new AppLogin(database.name() + "_app", "app");
    private final Declaration notice;
    private final HikariDataSource pool;

    NoticeDatabase(Declaration notice, String tables) throws SQLException {
        this.notice = notice;
        PostgresForTests.execute("CREATE ROLE " + login.name() + " LOGIN NOINHERIT PASSWORD 'app'");
        asOwner(tables);
        // The login is the superuser's here; in the app the owner makes it and may pass roles on.
        PostgresForTests.execute("GRANT " + login.name() + " TO " + database.owner() + " WITH ADMIN TRUE");
        PostgresForTests.execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
        PostgresForTests.execute("GRANT CONNECT ON DATABASE " + database.name() + " TO " + login.name());
        apply();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(login.name());
        config.setPassword("app");
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
    }

    String name() {
        return database.name();
    }

    AppLogin login() {
        return login;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    Purposes purposes(Pseudonyms pseudonyms) {
        return PurposesForTests.on(pool, pseudonyms);
    }

    /// What happens at every start.
    void apply() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            owner.setAutoCommit(false);
            new GrantWriter(owner)
                    .write(GrantPlan.of(notice), notice.carriedOut().keySet(), login);
            boolean hasStops = notice.columns().keySet().stream()
                    .anyMatch(column -> column.relation().equals(PolicyPlan.STOPS));
            if (hasStops) {
                new PolicyWriter(owner).write(PolicyPlan.of(notice, new LiveDatabase(owner).columns()));
            }
            owner.commit();
        }
    }

    List<String> differences() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            return ColumnCheck.differences(notice, new LiveDatabase(owner).columns());
        }
    }

    Connection owner() throws SQLException {
        return database.connectAsOwner();
    }

    void asOwner(String sql) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
