package org.carrel.privacy.merge;

import java.util.List;
import java.util.stream.Collectors;

/// A column by which rows lead to a person or an account.
///
/// @param relation as `schema.table`
/// @param type as PostgreSQL writes it
/// @param ofAccount whether what moves here are numbers of accounts; otherwise of people
/// @param secret whether its rows open an account: such are put away and never given to another
/// @param rules unique ones that its value takes part in
record Lead(String relation, String column, String type, boolean ofAccount, boolean secret, List<UniqueRule> rules) {

    /// @param others the columns of a unique index besides this one
    /// @param where the condition of a partial index, or `true`
    record UniqueRule(List<String> others, String where) {

        /// That a row of the other breaks this rule: the kept person has an equal one.
        String broken(Lead lead) {
            String kept = " FROM " + lead.relation() + " WHERE " + lead.column() + " = CAST(:to AS " + lead.type()
                    + ") AND (" + where + ")";
            String equal = others.isEmpty()
                    ? "EXISTS (SELECT 1" + kept + ")"
                    : "(" + String.join(", ", others) + ") IN (SELECT " + String.join(", ", others) + kept + ")";
            return "((" + where + ") AND " + equal + ")";
        }
    }

    /// Rows that lead to the other.
    String others() {
        return column + " = CAST(:from AS " + type + ")";
    }

    /// Those of them that cannot simply be moved.
    String broken() {
        return secret
                ? "true"
                : rules.isEmpty()
                        ? "false"
                        : rules.stream().map(rule -> rule.broken(this)).collect(Collectors.joining(" OR ", "(", ")"));
    }
}
