package org.carrel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From an address to a data source the app may use: check the server, migrate module by module, run the steps that
/// follow, then let go of the owner and open the restricted login.
final class DatabaseStart {

    private static final Logger log = LoggerFactory.getLogger(DatabaseStart.class);

    // Any fixed number: it keeps two nodes that start at once from migrating at once.
    private static final long START_LOCK = 0x4361_7272_656cL;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int OLDEST = 16;
    private static final int NEWEST_TRIED = 18;

    private final OwnerAddress owner;
    private final DatabaseSettings settings;
    private final String secret;
    private final List<BeforeMigration> checks;
    private final List<AfterMigration> steps;

    DatabaseStart(
            OwnerAddress owner,
            DatabaseSettings settings,
            String secret,
            List<BeforeMigration> checks,
            List<AfterMigration> steps) {
        this.owner = owner;
        this.settings = settings;
        this.secret = secret;
        this.checks = checks;
        this.steps = steps;
    }

    HikariDataSource open() {
        try (Connection connection = owner.connect()) {
            requireServer(connection);
            query(connection, "SELECT pg_advisory_lock(" + START_LOCK + ")");
            for (BeforeMigration check : checks) {
                check.check(connection);
            }
            AppLogin login = AppLogin.of(connection.getCatalog(), secret);
            login.ensure(connection);
            settings.modules().forEach(this::migrate);
            finish(connection, login);
            return pool(login);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at " + owner.shown() + " cannot be used: " + firstLine(e) + advice(e), e);
        }
    }

    private static void requireServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new DatabaseRefused("This is PostgreSQL " + version + ": Carrel needs 16, 17 or 18");
        }
        if (version > NEWEST_TRIED) {
            log.warn("PostgreSQL {} is newer than any that Carrel was tried with (16 to 18)", version);
        }
        for (String setting : List.of("fsync", "synchronous_commit")) {
            if ("off".equals(query(connection, "SHOW " + setting))) {
                throw new DatabaseRefused("The database server runs with " + setting
                        + " off and could lose committed loans in a power cut: switch it on");
            }
        }
    }

    private void migrate(String module) {
        try {
            Flyway.configure(DatabaseStart.class.getClassLoader())
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(module)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The tables of " + module + " could not be brought up to date: " + firstLine(e), e);
        }
    }

    private void finish(Connection connection, AppLogin login) throws SQLException {
        connection.setAutoCommit(false);
        for (AfterMigration step : steps) {
            step.apply(connection, login);
        }
        connection.commit();
    }

    private HikariDataSource pool(AppLogin login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("carrel");
        config.setJdbcUrl(owner.jdbcUrl());
        config.setUsername(login.name());
        config.setPassword(login.password());
        config.setMaximumPoolSize(settings.connections());
        // With the database gone an error page is due soon, not after half a minute.
        config.setConnectionTimeout(3_000);
        config.setMinimumIdle(Math.min(2, settings.connections()));
        config.addDataSourceProperty("ApplicationName", "carrel");
        // A unique violation would quote the value that stands twice, and the text would reach a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static String advice(SQLException e) {
        return INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                ? ". Its owner needs CREATEROLE and must have made Carrel's roles itself: two installations share a"
                        + " server only if they share the owner"
                : "";
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
