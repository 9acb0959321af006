package org.carrel.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where the database is and who owns it.
///
/// @param jdbcUrl without user and password
record OwnerAddress(String jdbcUrl, String user, String password) {

    /// Reads both forms of address that [DatabaseSettings#url()] allows.
    ///
    /// @throws DatabaseRefused with a sentence that says what is missing
    static OwnerAddress of(DatabaseSettings settings) {
        String url = settings.url();
        if (url == null || url.isBlank()) {
            throw new DatabaseRefused(
                    "No database is named: set CARREL_DATABASE_URL, for example postgresql://carrel:secret@db.example.org/carrel");
        }
        URI uri = parse(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        @Nullable String[] userInfo = userInfo(uri);
        String user = firstGiven(settings.user(), userInfo[0]);
        if (user == null) {
            throw new DatabaseRefused(
                    "CARREL_DATABASE_URL names no user: set CARREL_DATABASE_USER to the database's owner");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        return new OwnerAddress(
                jdbc, user, Objects.requireNonNullElse(firstGiven(settings.password(), userInfo[1]), ""));
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "carrel-start");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /// Host, port and name, for messages: never the password.
    String shown() {
        return jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url.replaceFirst("^postgres:", "postgresql:"));
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPath().length() < 2) {
                throw malformed(null);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw malformed(e);
        }
    }

    // The address itself is not shown: it may hold a password.
    private static DatabaseRefused malformed(@Nullable Throwable cause) {
        String sentence =
                "CARREL_DATABASE_URL is not a PostgreSQL address: it must look like postgresql://user:password@host:5432/name";
        return cause == null ? new DatabaseRefused(sentence) : new DatabaseRefused(sentence, cause);
    }

    private static @Nullable String[] userInfo(URI uri) {
        String info = uri.getRawUserInfo();
        if (info == null) {
            return new @Nullable String[] {null, null};
        }
        int colon = info.indexOf(':');
        return colon < 0
                ? new @Nullable String[] {decode(info), null}
                : new @Nullable String[] {decode(info.substring(0, colon)), decode(info.substring(colon + 1))};
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static @Nullable String firstGiven(@Nullable String first, @Nullable String second) {
        return first != null && !first.isBlank() ? first : second;
    }
}
