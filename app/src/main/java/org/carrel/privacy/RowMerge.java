package org.carrel.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two numbers turn out to be of one person: every row that the notice leads to the one is led to the other, whatever
/// module holds it. Each method runs in the caller's transaction, for a purpose that may use all these rows.
public interface RowMerge {

    /// Whose rows become whose.
    ///
    /// @param keptAccount null where the kept person has none; then the other's account becomes theirs
    /// @param otherAccount null where the other person has none
    record Pair(
            UUID kept,
            UUID other,
            @Nullable UUID keptAccount,
            @Nullable UUID otherAccount) {

        /// Whether an account has to end.
        public boolean twoAccounts() {
            return keptAccount != null && otherAccount != null;
        }
    }

    /// What would happen to rows of one table.
    ///
    /// @param relation as `schema.table`
    /// @param categories of the notice
    /// @param moves rows that the kept person gets
    /// @param settled of these, how many are ended so that they break no rule
    /// @param putAway rows for which the kept person has an equal one, or that open the other's account
    record Line(String relation, List<String> categories, long moves, long settled, long putAway) {}

    /// What was done to a row, so that it can be undone.
    ///
    /// @param key of its primary key, as it is now
    /// @param column that leads to the person, of a row that was moved; else empty
    /// @param before the value of `column`; of a row that was changed or removed the whole row as JSON;
    /// of one that was added empty
    record Change(String relation, Kind kind, String key, String column, String before) {

        public enum Kind {
            MOVED,
            CHANGED,
            REMOVED,
            ADDED
        }

        /// Without what the row holds: records end up in messages and logs.
        @Override
        public String toString() {
            return kind + " " + relation;
        }
    }

    List<Line> preview(Pair pair);

    /// Whether this account did something for the library: then rows name it as whoever did that.
    boolean didSomething(UUID account);

    /// Afterwards nothing leads to the other person, and neither they nor, of two accounts, theirs are there any more.
    ///
    /// @return what was done, in order
    List<Change> merge(Pair pair);

    /// What has come to lead to the other while the records were joined, such as the key under which it is written down
    /// that somebody looked. It is not undone.
    void sweep(Pair pair);

    /// Takes everything back, the last first. What was added to the kept person since stays with them.
    ///
    /// @param changes as [#merge] gave them
    /// @return of which tables a row could not be put back, once for each row
    List<String> undo(List<Change> changes);
}
