package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.carrel.database.AfterMigration;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.springframework.stereotype.Component;

/// Holds the database to the notice at every start: the columns must be the declared ones, and the
/// privileges become the generated ones.
@Component
class NoticeStep implements AfterMigration {

    private final Declaration notice;
    private volatile String digest = "";

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
        List<String> hidden = new ArrayList<>(new JsonKeys(owner).undeclared(notice, columns));
        hidden.addAll(PersonalViews.unguarded(notice, owner));
        if (!hidden.isEmpty()) {
            throw new DatabaseRefused(
                    "The database holds what the privacy notice cannot guard:\n  " + String.join("\n  ", hidden));
        }
        SortedSet<Grant> grants = GrantPlan.of(notice);
        SortedSet<RowPolicy> policies = PolicyPlan.of(notice, columns);
        new GrantWriter(owner).write(grants, notice.carriedOut().keySet(), login);
        new PolicyWriter(owner).write(policies);
        requireEqual(GrantDigest.generated(grants, policies), GrantDigest.live(owner));
    }

    private void requireEqual(String generated, String live) {
        if (!generated.equals(live)) {
            throw new DatabaseRefused("The database's privileges and row policies are not those of the notice and could"
                    + " not be made so: " + live + " instead of " + generated);
        }
        digest = generated;
    }

    /// Of the privileges and row policies that this program made; empty before it has.
    String digest() {
        return digest;
    }
}
