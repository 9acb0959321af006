package org.carrel.privacy.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The notice as the program reads it: `notice.yaml` and every module's fragment, checked to be consistent in itself.
///
/// @param subjects who the data is about, by name
/// @param columns every column of every table, personal or not
record Declaration(
        Map<String, Subject> subjects,
        Map<String, Category> categories,
        Map<String, PurposeRule> purposes,
        Map<String, Retention> retention,
        SortedMap<ColumnName, DeclaredColumn> columns) {

    /// @param title in plain words, for the public page
    record Subject(String title) {}

    /// A kind of personal data.
    ///
    /// @param subjects whose; the names of all subjects where the notice says `*`
    /// @param source where it comes from
    /// @param special the kind of special-category data (UK GDPR Art. 9), with its condition
    record Category(String title, Set<String> subjects, String source, Optional<String> special, String place) {}

    /// What data is used for.
    ///
    /// @param basis legal basis, as `A6-1-b` for UK GDPR Art. 6(1)(b)
    /// @param categories what it may use in the ways that `operations` says
    /// @param reads what it may read besides
    /// @param staff staff roles that act for it; empty when only the person or the program itself does
    record PurposeRule(
            String title,
            String basis,
            Set<String> categories,
            Set<String> reads,
            Set<Operation> operations,
            List<String> staff,
            String place) {

        boolean allows(Operation operation, String category) {
            return (operations.contains(operation) && categories.contains(category))
                    || (operation == Operation.READ && reads.contains(category));
        }
    }

    /// How long a category stays.
    ///
    /// @param clock column whose date starts the period, or `none` with the reason in `then`
    /// @param period ISO 8601
    /// @param then what happens at its end
    record Retention(String clock, String period, String then, String place) {}
}
