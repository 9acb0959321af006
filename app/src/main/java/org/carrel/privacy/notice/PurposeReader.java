package org.carrel.privacy.notice;

import java.util.EnumSet;
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

    PurposeReader(Set<String> subjects, Map<String, Category> categories) {
        this.subjects = subjects;
        this.categories = categories;
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
        return new PurposeRule(
                at.required("title", "say it in plain words"),
                basis,
                at.text("assessment"),
                at.known("subjects", subjects, "subjects"),
                used,
                reads,
                operations(at),
                at.names("staff"),
                view(at),
                at.has("automated") ? Optional.of(automated(at.inner("automated"))) : Optional.empty(),
                at.text("restricted"),
                at.term("dpv:"),
                at.text("awaits"),
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

    private static Set<Operation> operations(YamlMap at) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String operation : at.names("operations")) {
            try {
                operations.add(Operation.valueOf(operation.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw at.error("`" + operation + "` is no operation; known are read, append, write, delete, erase");
            }
        }
        return operations;
    }

    private static View view(YamlMap at) {
        String view = at.text("view").orElse("personal");
        try {
            return View.valueOf(view.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw at.error("`" + view + "` is no view; known are personal, own, pseudonymised, aggregated");
        }
    }

    private static Automated automated(YamlMap at) {
        at.allow(AUTOMATED);
        return new Automated(
                at.names("indicators"),
                at.required("logic", "say how it works"),
                at.required("consequence", "say what may follow"),
                at.required("decidedBy", "name the staff role of the person who decides: a machine alone may not"),
                at.required("key", "say who can turn a pseudonym into a person"),
                at.required("checkedBy", "name the staff role that checks it for accuracy and bias"));
    }
}
