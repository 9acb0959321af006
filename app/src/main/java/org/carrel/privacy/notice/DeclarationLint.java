package org.carrel.privacy.notice;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.notice.Declaration.Category;
import org.carrel.privacy.notice.Declaration.PurposeRule;
import org.carrel.privacy.notice.Declaration.Retention;

/// What must hold across the whole declaration: nothing declared is unused, and every kind of data has an end.
final class DeclarationLint {

    private DeclarationLint() {}

    static void check(Declaration notice) {
        Set<String> held = new HashSet<>();
        notice.columns().values().forEach(column -> column.category().ifPresent(held::add));
        Set<String> used = new HashSet<>();
        for (PurposeRule purpose : notice.purposes().values()) {
            used.addAll(purpose.categories());
            used.addAll(purpose.reads());
        }
        for (Map.Entry<String, Category> entry : notice.categories().entrySet()) {
            String name = entry.getKey();
            String place = entry.getValue().place();
            if (!used.contains(name)) {
                throw new NoticeError(
                        place + ": no purpose uses `" + name + "`: data without a purpose may not be held");
            }
            if (!held.contains(name)) {
                throw new NoticeError(place + ": no column holds `" + name + "`: declare its column or remove it");
            }
            if (!notice.retention().containsKey(name)) {
                throw new NoticeError(place + ": `" + name + "` has no retention: say how long it stays");
            }
        }
        notice.retention().values().forEach(rule -> clockExists(notice, rule));
    }

    private static void clockExists(Declaration notice, Retention rule) {
        boolean declared = notice.columns().keySet().stream()
                .anyMatch(column -> column.toString().equals(rule.clock()));
        if (!declared) {
            throw new NoticeError(rule.place() + ": the clock `" + rule.clock() + "` is not a declared column");
        }
    }
}
