package org.carrel.privacy.version;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Store;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.publicpage.Periods;

/// Where data lies: columns of tables, and other places.
final class PlaceChanges {

    private final NoticeDiff diff;

    PlaceChanges(NoticeDiff diff) {
        this.diff = diff;
    }

    void find() {
        Map<String, Store> old = diff.old().stores();
        Map<String, Store> now = diff.now().stores();
        NoticeDiff.only(now, old, (name, store) -> diff.minor("store.added", store.title(), "", held(store)));
        NoticeDiff.only(old, now, (name, store) -> diff.minor("store.removed", store.title(), held(store), ""));
        NoticeDiff.both(old, now, (name, both) -> {
            String title = both.after().title();
            diff.compare("title", both.before().title(), both.before().title(), title);
            double longer = Periods.days(both.after().period())
                    - Periods.days(both.before().period());
            if (longer != 0) {
                diff.add(
                        longer > 0,
                        longer > 0 ? "retention.longer" : "retention.shorter",
                        title,
                        Periods.words(both.before().period()),
                        Periods.words(both.after().period()));
            }
            diff.compare("store.holds", title, held(both.before()), held(both.after()));
        });
        columns();
    }

    private String held(Store store) {
        return diff.categories(store.categories());
    }

    private void columns() {
        Map<String, DeclaredColumn> old = byName(diff.old());
        Map<String, DeclaredColumn> now = byName(diff.now());
        NoticeDiff.only(now, old, (name, column) -> {
            if (column.personal()) {
                diff.minor("column.added", name, "", category(column));
            }
        });
        count("column.impersonalAdded", now, old);
        count("column.removed", old, now);
        NoticeDiff.both(old, now, (name, both) -> {
            if (!both.before().category().equals(both.after().category())) {
                // What nobody counts as personal any longer is neither shown nor erased.
                diff.add(
                        both.before().personal(),
                        both.after().personal() ? "column.category" : "column.impersonal",
                        name,
                        category(both.before()),
                        category(both.after()));
            }
        });
    }

    private void count(String key, Map<String, DeclaredColumn> some, Map<String, DeclaredColumn> others) {
        boolean all = key.equals("column.removed");
        String names = some.entrySet().stream()
                .filter(column -> !others.containsKey(column.getKey()))
                .filter(column -> all || !column.getValue().personal())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            diff.minor(key, names, "", "");
        }
    }

    private String category(DeclaredColumn column) {
        return column.category().map(diff::category).orElse("");
    }

    private static Map<String, DeclaredColumn> byName(Declaration notice) {
        Map<String, DeclaredColumn> columns = new TreeMap<>();
        for (Map.Entry<ColumnName, DeclaredColumn> column : notice.columns().entrySet()) {
            columns.put(column.getKey().toString(), column.getValue());
        }
        return columns;
    }
}
