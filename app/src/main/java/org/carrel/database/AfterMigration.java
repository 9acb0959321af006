package org.carrel.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A step between migration and the first request, run by the database's owner in one transaction under a lock that
/// keeps other nodes out.
public interface AfterMigration {

    /// @param owner open, without auto-commit; committed by the caller when every step is through
    /// @param login what the app will work with
    /// @throws DatabaseRefused with a sentence for the operator, when the app must not start on this database
    void apply(Connection owner, AppLogin login) throws SQLException;
}
