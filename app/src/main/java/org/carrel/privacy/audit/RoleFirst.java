package org.carrel.privacy.audit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ParameterDisposer;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlProvider;

/// A query with `SET LOCAL ROLE` before it. PostgreSQL's driver sends both at once and gives back the results one after
/// the other.
///
/// @param role as the notice makes it: letters, digits and `_`
record RoleFirst(PreparedStatementCreator query, String role)
        implements PreparedStatementCreator, SqlProvider, ParameterDisposer {

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        return query.createPreparedStatement(stand(Connection.class, (method, arguments) -> {
            if (!method.getName().equals("prepareStatement") || arguments == null) {
                return method.invoke(connection, arguments);
            }
            Object[] both = arguments.clone();
            both[0] = "SET LOCAL ROLE " + role + "; " + arguments[0];
            return secondResult((PreparedStatement) method.invoke(connection, both));
        }));
    }

    private static PreparedStatement secondResult(PreparedStatement both) {
        return stand(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().equals("executeQuery")) {
                return method.invoke(both, arguments);
            }
            both.execute();
            both.getMoreResults();
            return both.getResultSet();
        });
    }

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
