package org.carrel.privacy.notice;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.notice.PurposeRule.Automated;
import org.carrel.privacy.notice.PurposeRule.View;

/// Reads one purpose.
final class PurposeReader {

    static final Set<String> KEYS = Set.of(
            "title",
            "basis",
            "assessment",
            "subjects",
            "categories",
            "reads",
            "operations",
            "staff",
            "view",
            "automated",
            "restricted",
            "dpv",
            "awaits");
    static final Set<String> AUTOMATED = Set.of("indicators", "logic", "consequence", "decidedBy", "key", "checkedBy");

    private final Set<String> subjects;
    private final Map<String, Category> categories;
    private final ClosedLists lists;
    private final Written written;

    PurposeReader(Set<String> subjects, Map<String, Category> categories, ClosedLists lists, Written written) {
        this.subjects = subjects;
        this.categories = categories;
        this.lists = lists;
        this.written = written;
    }

    PurposeRule purpose(String name, YamlMap at) {
        at.allow(KEYS);
        new Purpose(name);
        Basis basis = basis(at);
        Set<String> used = at.known("categories", categories.keySet(), "categories");
        if (at.names("categories").contains("*")) {
            used.removeIf(category -> categories.get(category) instanceof Category found
                    && found.sealed().isPresent());
        }
        Set<String> reads = at.known("reads", categories.keySet(), "categories");
        if (at.names("reads").contains("*")) {
            reads.removeIf(category -> categories.get(category) instanceof Category found
                    && found.secret().isPresent());
        }
        if (used.isEmpty() && reads.isEmpty()) {
            throw at.error("purpose `" + name + "` uses no category: remove it, or name what it uses");
        }
        written.at("purposes", name, at);
        Set<String> named = new HashSet<>(at.names("categories"));
        named.addAll(at.names("reads"));
        written.named().put(name, named);
        return new PurposeRule(
                at.required("title", "say it in plain words"),
                basis,
                lists.assessment(at),
                at.known("subjects", subjects, "subjects"),
                used,
                reads,
                operations(at),
                lists.roles(at, "staff"),
                view(at),
                at.has("automated") ? Optional.of(automated(at.inner("automated"))) : Optional.empty(),
                at.text("restricted"),
                lists.term(at, "dpv:"),
                lists.awaits(at),
                at.place());
    }

    private static Basis basis(YamlMap at) {
        String article = at.required("basis", "say which legal basis, as A6-1-b");
        Basis basis = Basis.of(article)
                .orElseThrow(() -> at.error("`" + article + "` is not a legal basis; known are A6-1-a to A6-1-f"));
        if (basis == Basis.LEGITIMATE_INTERESTS) {
            at.required("assessment", "legitimate interest needs its recorded assessment, as LIA-01");
        }
        return basis;
    }

    private Set<Operation> operations(YamlMap at) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String operation : lists.some(at, "operations", "say what is done, as [read, write]")) {
            try {
                operations.add(Operation.valueOf(operation.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw at.error(
                        "operations",
                        "`" + operation + "` is no operation; known are read, append, write, delete, erase, merge");
            }
        }
        return operations;
    }

    private static View view(YamlMap at) {
        String view = at.text("view").orElse("personal");
        try {
            return View.valueOf(view.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw at.error("view", "`" + view + "` is no view; known are personal, own, pseudonymised, aggregated");
        }
    }

    private Automated automated(YamlMap at) {
        at.allow(AUTOMATED);
        return new Automated(
                lists.some(at, "indicators", "say what it looks for"),
                at.required("logic", "say how it works"),
                at.required("consequence", "say what may follow"),
                lists.role(at, "decidedBy", "name the staff role of the person who decides: a machine alone may not"),
                at.required("key", "say who can turn a pseudonym into a person"),
                lists.role(at, "checkedBy", "name the staff role that checks it for accuracy and bias"));
    }
}
