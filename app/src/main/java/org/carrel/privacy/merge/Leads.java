package org.carrel.privacy.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.LiveTimes;
import org.carrel.privacy.retention.Times;
import org.springframework.stereotype.Component;

/// The columns that lead to people and accounts, by the notice.
@Component
class Leads {

    static final ColumnName PERSON = new ColumnName("people", "person", "id");
    static final ColumnName ACCOUNT = new ColumnName("people", "account", "id");

    private final LiveTimes live;
    private final RowMergeRepository repository;

    Leads(LiveTimes live, RowMergeRepository repository) {
        this.live = live;
        this.repository = repository;
    }

    Times times() {
        return live.times();
    }

    /// @param root [#PERSON] or [#ACCOUNT]
    List<Lead> to(ColumnName root) {
        Map<String, List<RowMergeRepository.Unique>> unique = repository.unique();
        List<Lead> leads = new ArrayList<>();
        for (DeclaredColumn column : times().notice().columns().values()) {
            if (column.ownerKeys().contains(root) && isTable(column)) {
                leads.add(lead(column, root, unique.getOrDefault(column.name().relation(), List.of())));
            }
        }
        return leads;
    }

    private boolean isTable(DeclaredColumn column) {
        return times().catalogue().keys().containsKey(column.name().relation());
    }

    private Lead lead(DeclaredColumn column, ColumnName root, List<RowMergeRepository.Unique> unique) {
        String name = column.name().column();
        List<Lead.UniqueRule> rules = unique.stream()
                .filter(index -> index.columns().contains(name))
                .map(index -> new Lead.UniqueRule(
                        index.columns().stream()
                                .filter(other -> !other.equals(name))
                                .toList(),
                        index.where()))
                .toList();
        boolean account = root.equals(ACCOUNT);
        return new Lead(
                column.name().relation(),
                name,
                times().catalogue().type(column.name()),
                account,
                account && isSecret(column.name().relation()),
                rules);
    }

    /// Passwords, sessions, second proofs: they would open another's account.
    private boolean isSecret(String relation) {
        Set<String> opening = times().notice().purpose("sign_in").categories();
        return times().categories(relation).stream()
                .anyMatch(category -> opening.contains(category)
                        && times().notice().category(category).secret().isPresent());
    }

    /// Columns that name an account as whoever did something.
    List<ColumnName> actors() {
        return times().notice().columns().values().stream()
                .filter(column -> column.actor().filter(ACCOUNT::equals).isPresent())
                .filter(this::isTable)
                .map(DeclaredColumn::name)
                .toList();
    }

    Set<String> categories(String relation) {
        return new TreeSet<>(times().categories(relation));
    }

    /// All columns of a table, and whether each is part of its key.
    List<String> columns(String relation) {
        return times().catalogue().types().keySet().stream()
                .filter(column -> column.relation().equals(relation))
                .map(ColumnName::column)
                .toList();
    }

    List<String> keyOf(String relation) {
        return Optional.ofNullable(times().catalogue().keys().get(relation)).orElse(List.of());
    }

    String key(String relation) {
        return times().catalogue().key(relation, relation);
    }
}
