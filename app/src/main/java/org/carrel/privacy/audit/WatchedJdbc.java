package org.carrel.privacy.audit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.carrel.privacy.notice.Ownership;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Every statement of the app runs through here. While staff act for a purpose, it notes whose rows
/// they are given: no repository can forget to say so.
final class WatchedJdbc extends JdbcTemplate {

    private final ColumnsOfStatements columns;
    private final UnderTokens underTokens;

    WatchedJdbc(DataSource dataSource, ColumnsOfStatements columns, UnderTokens underTokens) {
        super(dataSource);
        this.columns = columns;
        this.underTokens = underTokens;
    }

    @Configuration(proxyBeanMethods = false)
    static class Installed {

        @Bean
        @Primary
        JdbcTemplate jdbcTemplate(DataSource dataSource, ColumnsOfStatements columns, UnderTokens underTokens) {
            return new WatchedJdbc(dataSource, columns, underTokens);
        }
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator creator,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> extractor) {
        Sightings sightings = Sightings.current();
        return super.query(
                asRole(creator), setter, sightings == null ? extractor : watched(sql(creator), extractor, sightings));
    }

    @Override
    protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter) {
        return super.update(asRole(creator), setter);
    }

    private PreparedStatementCreator asRole(PreparedStatementCreator creator) {
        if (underTokens.maySee(sql(creator))) {
            tokensFirst();
        } else {
            TokensOnTheirWay.letPass();
        }
        RoleOnItsWay.Waiting waiting = RoleOnItsWay.take();
        return waiting == null ? creator : new RoleFirst(creator, waiting);
    }

    private void tokensFirst() {
        Supplier<Set<String>> tokens = TokensOnTheirWay.take();
        if (tokens != null) {
            queryForObject(
                    "SELECT set_config('" + Ownership.TOKENS + "', ?, true)",
                    String.class,
                    String.join(",", tokens.get()));
        }
    }

    /// Whatever is no such statement lets the role go ahead alone, and what is waiting besides.
    @Override
    protected DataSource obtainDataSource() {
        tokensFirst();
        DataSource dataSource = super.obtainDataSource();
        RoleOnItsWay.Waiting waiting = RoleOnItsWay.take();
        if (waiting != null) {
            enter(waiting, dataSource);
        }
        return dataSource;
    }

    private static void enter(RoleOnItsWay.Waiting waiting, DataSource dataSource) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            RoleFirst.enter(connection, waiting);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Entering a purpose's role", waiting.role(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    @Override
    public <T extends @Nullable Object> T query(String sql, ResultSetExtractor<T> extractor) {
        Sightings sightings = Sightings.current();
        return super.query(sql, sightings == null ? extractor : watched(sql, extractor, sightings));
    }

    /// A stream is read whole first: its rows would otherwise be read when nobody watches any more.
    @Override
    public <T extends @Nullable Object> java.util.stream.Stream<T> queryForStream(
            PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter, RowMapper<T> mapper) {
        if (Sightings.current() == null) {
            return super.queryForStream(creator, setter, mapper);
        }
        return query(creator, setter, new org.springframework.jdbc.core.RowMapperResultSetExtractor<>(mapper)).stream();
    }

    private static @Nullable String sql(PreparedStatementCreator creator) {
        return creator instanceof SqlProvider provider ? provider.getSql() : null;
    }

    private <T extends @Nullable Object> ResultSetExtractor<T> watched(
            @Nullable String sql, ResultSetExtractor<T> extractor, Sightings sightings) {
        return rows -> {
            ReadColumns read = columns.of(sql, rows.getMetaData());
            return extractor.extractData(read.personal() ? watched(rows, read, sightings) : rows);
        };
    }

    private static ResultSet watched(ResultSet rows, ReadColumns read, Sightings sightings) {
        return (ResultSet) Proxy.newProxyInstance(
                WatchedJdbc.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                new Watching(rows, read, sightings));
    }

    /// Notes each row as it is stepped to.
    private record Watching(ResultSet rows, ReadColumns read, Sightings sightings) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                Object result = method.invoke(rows, arguments);
                if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                    note();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private void note() throws SQLException {
            read.note(rows, sightings);
        }
    }
}
