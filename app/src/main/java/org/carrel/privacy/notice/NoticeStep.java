package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import org.carrel.database.AfterMigration;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.springframework.stereotype.Component;

/// Holds the database to the notice at every start: the columns must be the declared ones, and the privileges become
/// the generated ones.
@Component
class NoticeStep implements AfterMigration {

    private final Declaration notice;

    NoticeStep(CurrentNotice current) {
        this.notice = current.declaration();
    }

    @Override
    public void apply(Connection owner, AppLogin login) throws SQLException {
        SortedMap<ColumnName, String> columns = new LiveDatabase(owner).columns();
        List<String> differences = ColumnCheck.differences(notice, columns);
        if (!differences.isEmpty()) {
            throw new DatabaseRefused(
                    "The database is not what the privacy notice declares:\n  " + String.join("\n  ", differences));
        }
        new GrantWriter(owner).write(GrantPlan.of(notice), notice.carriedOut().keySet(), login);
        new PolicyWriter(owner).write(PolicyPlan.of(notice, columns));
    }
}
