package org.carrel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The database as its owner reaches it, for commands that run beside the app.
public final class OwnersDatabase {

    private OwnersDatabase() {}

    /// @param environment with `CARREL_DATABASE_URL`, and user and password where they do not stand
    /// in it
    /// @throws DatabaseRefused with a sentence that says what is missing, or why it cannot be
    /// reached
    public static Connection open(Map<String, String> environment) {
        OwnerAddress owner = OwnerAddress.of(new DatabaseSettings(
                environment.get("CARREL_DATABASE_URL"),
                environment.get("CARREL_DATABASE_USER"),
                environment.get("CARREL_DATABASE_PASSWORD"),
                List.of(),
                1));
        try {
            return owner.connect();
        } catch (SQLException e) {
            throw new DatabaseRefused("The database at " + owner.shown() + " cannot be reached", e);
        }
    }
}
