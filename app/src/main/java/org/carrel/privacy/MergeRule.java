package org.carrel.privacy;

/// How rows of a table are settled that would break a unique rule once they lead to the person
/// who is kept, where to leave them out would lose something. A module that has such a table
/// declares a bean.
///
/// @param relation as `schema.table`
/// @param set SQL after SET, by which the row breaks the rule no longer; it may name `:today`
/// (the library's), `:now`, `:kept` and `:other`
public record MergeRule(String relation, String set) {

    /// Of a table that belongs to the person's own row, or that the database itself keeps in
    /// step with it: its rows go with the other's, and come back with it.
    public static MergeRule follows(String relation) {
        return new MergeRule(relation, "");
    }

    public boolean follows() {
        return set.isEmpty();
    }
}
