package org.carrel.database;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to reach the database. `CARREL_DATABASE_URL`, `CARREL_DATABASE_USER` and `CARREL_DATABASE_PASSWORD` name the
/// database's owner, who migrates and grants at start, and afterwards only rewrites tables ([Rewriter]).
///
/// @param url `jdbc:postgresql://host:port/name` or `postgresql://user:password@host:port/name`
/// @param user the owner; may stand in the URL instead
/// @param password the owner's; may stand in the URL instead
/// @param modules schemas to migrate, in this order: a module stands after those its foreign keys point to
/// @param connections most connections the app holds at once
@ConfigurationProperties("carrel.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue({}) List<String> modules,
        @DefaultValue("10") int connections) {}
