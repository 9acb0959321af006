package org.carrel.privacy.audit;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.DeclaredColumn.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tables whose rows the notice leads to people by a token, or by a row that stands under one.
@Component
class UnderTokens {

    private final Declaration notice;
    private final Pattern names;

    UnderTokens(Declaration notice) {
        this.notice = notice;
        Set<String> tables = notice.columns().keySet().stream()
                .collect(Collectors.toMap(ColumnName::relation, ColumnName::table, (table, same) -> table))
                .entrySet()
                .stream()
                .filter(relation -> areIn(relation.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        this.names = Pattern.compile(tables.isEmpty() ? "(?!)" : "(?i)\\b(" + String.join("|", tables) + ")\\b");
    }

    /// Rather once too often: any word of the statement that is such a table's name counts.
    ///
    /// @param sql null where nobody knows it
    boolean maySee(@Nullable String sql) {
        return sql == null || names.matcher(sql).find();
    }

    private boolean areIn(String relation) {
        return notice.columns().values().stream()
                .filter(column -> column.name().relation().equals(relation))
                .anyMatch(column -> column.owners().contains(new Owner.Token())
                        || column.ownerKeys().stream().anyMatch(key -> leadsOn(column, key)));
    }

    private boolean leadsOn(DeclaredColumn column, ColumnName key) {
        return !key.relation().equals(column.name().relation()) && areIn(key.relation());
    }
}
