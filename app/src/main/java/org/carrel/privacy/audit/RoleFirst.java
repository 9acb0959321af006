package org.carrel.privacy.audit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.carrel.privacy.RoleEntry.Shown;
import org.carrel.privacy.audit.RoleOnItsWay.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ParameterDisposer;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlProvider;

/// A statement with `SET LOCAL ROLE` before it, and with whose rows it may see. PostgreSQL's driver
/// sends all at once and gives back the results one after the other.
record RoleFirst(PreparedStatementCreator query, Waiting waiting)
        implements PreparedStatementCreator, SqlProvider, ParameterDisposer {

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        return query.createPreparedStatement(stand(Connection.class, (method, arguments) -> {
            if (!method.getName().equals("prepareStatement") || arguments == null) {
                return method.invoke(connection, arguments);
            }
            Object[] all = arguments.clone();
            all[0] = before(waiting) + arguments[0];
            return lastResult((PreparedStatement) method.invoke(connection, all));
        }));
    }

    /// The role's name is as the notice makes it: letters, digits and `_`.
    private static String before(Waiting waiting) {
        String role = "SET LOCAL ROLE " + waiting.role() + "; ";
        return waiting.shown() == null ? role : role + SHOW + "; ";
    }

    /// Alone, ahead of what is no prepared statement.
    static void enter(Connection connection, Waiting waiting) throws SQLException {
        Shown shown = waiting.shown();
        String all = "SET LOCAL ROLE " + waiting.role() + (shown == null ? "" : "; " + SHOW);
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            if (shown != null) {
                set(statement, shown);
            }
            statement.execute();
        }
    }

    private static void set(PreparedStatement statement, Shown shown) throws SQLException {
        statement.setString(1, shown.person());
        statement.setString(2, shown.account());
    }

    private PreparedStatement lastResult(PreparedStatement all) throws SQLException {
        Shown shown = waiting.shown();
        if (shown != null) {
            set(all, shown);
        }
        int before = shown == null ? 0 : 2;
        return stand(PreparedStatement.class, (method, arguments) -> switch (method.getName()) {
            case "executeQuery" -> {
                toLast(all);
                yield all.getResultSet();
            }
            case "executeUpdate" -> {
                toLast(all);
                yield all.getUpdateCount();
            }
            default -> method.invoke(all, moved(method, arguments, before));
        });
    }

    private void toLast(PreparedStatement all) throws SQLException {
        all.execute();
        all.getMoreResults();
        if (waiting.shown() != null) {
            all.getMoreResults();
        }
    }

    /// Parameters count from the beginning of all statements. What has one argument sets none (`setFetchSize`).
    private static @Nullable Object @Nullable [] moved(
            Method method, @Nullable Object @Nullable [] arguments, int before) {
        if (arguments != null
                && arguments.length > 1
                && method.getName().startsWith("set")
                && arguments[0] instanceof Integer number) {
            @Nullable Object[] moved = arguments.clone();
            moved[0] = number + before;
            return moved;
        }
        return arguments;
    }

    private static final String SHOW =
            "SELECT set_config('carrel.person', ?, true), set_config('carrel.account', ?, true)";

    private interface Answer {

        @Nullable
        Object to(Method method, @Nullable Object @Nullable [] arguments) throws Exception;
    }

    private static <T> T stand(Class<T> type, Answer answer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return answer.to(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(RoleFirst.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable String getSql() {
        return query instanceof SqlProvider provider ? provider.getSql() : null;
    }

    @Override
    public void cleanupParameters() {
        if (query instanceof ParameterDisposer disposer) {
            disposer.cleanupParameters();
        }
    }
}
