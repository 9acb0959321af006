package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every row that holds personal data leads to whose it is, without going in circles; otherwise nobody could be shown
/// it, and nobody's request could erase it.
final class OwnershipLint {

    private final Declaration notice;
    private final Written written;

    private OwnershipLint(Declaration notice, Written written) {
        this.notice = notice;
        this.written = written;
    }

    static void check(Declaration notice, Written written) {
        OwnershipLint lint = new OwnershipLint(notice, written);
        notice.columns().values().forEach(lint::targetsExist);
        Set<String> sound = new HashSet<>();
        for (DeclaredColumn column : notice.columns().values()) {
            if (column.personal()) {
                lint.leadsHome(column.name().relation(), new LinkedHashSet<>(), sound);
            }
        }
        lint.nobodyHasNoOwner();
    }

    private void targetsExist(DeclaredColumn column) {
        List<ColumnName> targets = new ArrayList<>();
        targets.addAll(column.ownerKeys());
        column.actor().ifPresent(targets::add);
        for (ColumnName target : targets) {
            if (!notice.columns().containsKey(target)) {
                throw new NoticeError(column.place() + ": " + column.name() + " leads to " + target
                        + ", which is not a declared column");
            }
        }
    }

    private void leadsHome(String table, Set<String> path, Set<String> sound) {
        if (sound.contains(table) || notice.nobody().containsKey(table)) {
            return;
        }
        if (!path.add(table)) {
            throw new NoticeError(
                    place(table) + ": the owners go in a circle: " + String.join(" → ", path) + " → " + table);
        }
        List<DeclaredColumn> leads = columns(table).stream()
                .filter(column -> !column.owners().isEmpty() || column.actor().isPresent())
                .toList();
        if (leads.isEmpty()) {
            throw new NoticeError(place(table) + ": nothing says whose a row of " + table
                    + " is: give a column its `owner` or `actor`, or name the table under `nobody` with the reason");
        }
        for (DeclaredColumn column : leads) {
            for (ColumnName key : column.ownerKeys()) {
                leadsHome(key.relation(), path, sound);
            }
        }
        path.remove(table);
        sound.add(table);
    }

    private void nobodyHasNoOwner() {
        notice.nobody().keySet().forEach(table -> {
            List<DeclaredColumn> columns = columns(table);
            if (columns.stream().noneMatch(DeclaredColumn::personal)) {
                throw new NoticeError(written.place("nobody", table) + ": `nobody` names " + table
                        + ", which holds no personal column: remove the line");
            }
            columns.stream()
                    .filter(column -> !column.owners().isEmpty())
                    .findFirst()
                    .ifPresent(column -> {
                        throw new NoticeError(
                                column.place() + ": " + table + " has an owner and stands under `nobody`: remove one");
                    });
        });
    }

    private List<DeclaredColumn> columns(String table) {
        return notice.columns().values().stream()
                .filter(column -> column.name().relation().equals(table))
                .toList();
    }

    private String place(String table) {
        return columns(table).getFirst().place();
    }
}
