package org.carrel.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A check before anything in the database is changed, under the lock that keeps other nodes out. Whoever is refused
/// here can still start the version that ran until now.
public interface BeforeMigration {

    /// @param owner open, with auto-commit; on a new installation there is no table yet
    /// @throws DatabaseRefused with a sentence for the operator
    void check(Connection owner) throws SQLException;
}
