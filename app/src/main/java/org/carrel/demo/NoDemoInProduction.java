package org.carrel.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.carrel.database.AfterMigration;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The personas' password is in the README; a real library must never run on a database that knows them.
@Component
@Profile("!demo")
class NoDemoInProduction implements AfterMigration {

    @Override
    public void apply(Connection owner, AppLogin login) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM demo.loaded)")) {
            if (rows.next() && rows.getBoolean(1)) {
                throw new DatabaseRefused(
                        "This database holds the demo's invented people, whose password everybody knows: "
                                + "give the library an empty database");
            }
        }
    }
}
