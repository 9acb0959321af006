package org.carrel.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.database.Rewriting.Outcome;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rewrites tables, so that their files hold no bytes of rows that were deleted. It does so as the
/// tables' owner, since the app's login owns nothing; this is all that can be done with it.
@Component
public class Rewriter {

    private static final Logger LOG = LoggerFactory.getLogger(Rewriter.class);

    // Any fixed number: it keeps two nodes from doing the same work.
    private static final long LOCK = 0x4361_7272_7277L;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final DatabaseSettings settings;

    Rewriter(DatabaseSettings settings) {
        this.settings = settings;
    }

    /// One table after the other, each in a transaction of its own. What is no table is passed over. A
    /// table whose deleted rows somebody could still see is done once more after the others: most who
    /// look, such as the server's own sampling, are gone by then.
    ///
    /// @param relations `schema.table` each
    /// @param largest tables of more bytes, with their indexes, are not rewritten
    /// @param wait how long to wait for everybody to leave a table alone, and the longest that
    /// others wait for that
    /// @param told each outcome, as soon as it is known
    /// @throws DatabaseRefused when the database cannot be reached
    public void rewrite(List<String> relations, long largest, Duration wait, Consumer<Rewriting> told) {
        try (Connection owner = OwnerAddress.of(settings).connect();
                Statement statement = owner.createStatement()) {
            if (!locked(owner)) {
                return;
            }
            statement.execute("SET lock_timeout = " + wait.toMillis());
            List<String> again = new ArrayList<>();
            for (String relation : relations) {
                Long size = size(owner, relation);
                if (size != null) {
                    Outcome outcome = one(owner, relation, size > largest);
                    if (outcome == Outcome.STILL_SEEN) {
                        again.add(relation);
                    } else {
                        told.accept(new Rewriting(relation, outcome));
                    }
                }
            }
            for (String relation : again) {
                told.accept(new Rewriting(relation, one(owner, relation, false)));
            }
        } catch (SQLException e) {
            throw new DatabaseRefused("Tables could not be rewritten: the database cannot be reached", e);
        }
    }

    private static Outcome one(Connection owner, String relation, boolean large) throws SQLException {
        long before = file(owner, relation);
        try (Statement statement = owner.createStatement()) {
            if (large) {
                statement.execute("VACUUM (ANALYZE) " + relation);
                return Outcome.TOO_LARGE;
            }
            statement.execute("VACUUM (FULL, ANALYZE, VERBOSE) " + relation);
            if (file(owner, relation) == before) {
                LOG.warn("{} was not rewritten: the database's owner does not own it", relation);
                return Outcome.REFUSED;
            }
            boolean seen = stillSeen(statement.getWarnings());
            forgetSamples(owner, relation);
            return seen ? Outcome.STILL_SEEN : Outcome.REWRITTEN;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return Outcome.BUSY;
            }
            LOG.warn("{} was not rewritten: the server answered {}", relation, e.getSQLState());
            return Outcome.REFUSED;
        }
    }

    /// `VERBOSE` tells, for each table, first how many deleted rows had to be kept; in whatever
    /// language, the number stands first.
    private static boolean stillSeen(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            String detail = warning instanceof PSQLWarning said && said.getServerErrorMessage() != null
                    ? said.getServerErrorMessage().getDetail()
                    : null;
            Matcher number = NUMBER.matcher(Objects.requireNonNullElse(detail, ""));
            if (number.find() && !number.group().equals("0")) {
                return true;
            }
            if (detail != null) {
                return false;
            }
        }
        return false;
    }

    /// `ANALYZE` leaves the samples of an empty table as they were, with what was deleted. Before 18
    /// PostgreSQL has no means to remove them.
    private static void forgetSamples(Connection owner, String relation) throws SQLException {
        if (owner.getMetaData().getDatabaseMajorVersion() < 18 || relation.startsWith("pg_catalog.")) {
            return;
        }
        String sql = "SELECT pg_clear_attribute_stats(n.nspname::text, c.relname::text, a.attname::text, false)"
                + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attrelid = to_regclass(?)"
                + " AND a.attnum > 0 AND NOT a.attisdropped AND NOT EXISTS (SELECT 1 FROM " + relation + ")";
        try (PreparedStatement clear = owner.prepareStatement(sql)) {
            clear.setString(1, relation);
            clear.execute();
        }
    }

    private static boolean locked(Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            query.setLong(1, LOCK);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// In bytes, with indexes and what is kept beside it; null for what is no table.
    private static @Nullable Long size(Connection owner, String relation) throws SQLException {
        if (!NAME.matcher(relation).matches()) {
            throw new IllegalArgumentException("Not a table's name: " + relation);
        }
        String sql = "SELECT pg_total_relation_size(c.oid) FROM pg_class c"
                + " WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'm')";
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, relation);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static long file(Connection owner, String relation) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT pg_relation_filenode(to_regclass(?))")) {
            query.setString(1, relation);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
