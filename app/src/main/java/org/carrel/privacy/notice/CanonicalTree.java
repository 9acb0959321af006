package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.privacy.notice.Declaration.Commitment;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.Declaration.Store;
import org.carrel.privacy.notice.Declaration.Titled;
import org.carrel.privacy.notice.DeclaredColumn.Owner;
import org.carrel.privacy.notice.PurposeRule.Automated;

/// A declaration as maps, lists and texts. Lists whose order has no meaning are sorted; what is absent is left out.
final class CanonicalTree {

    private CanonicalTree() {}

    static SortedMap<String, Object> of(Declaration notice) {
        SortedMap<String, Object> facts = new TreeMap<>();
        facts.put("controller", controller(notice.controller()));
        facts.put("subjects", each(notice.subjects(), CanonicalTree::titled));
        facts.put("sources", each(notice.sources(), CanonicalTree::titled));
        facts.put("categories", each(notice.categories(), CanonicalTree::category));
        facts.put("purposes", each(notice.purposes(), CanonicalTree::purpose));
        facts.put("recipients", each(notice.recipients(), CanonicalTree::recipient));
        facts.put("never", each(notice.never(), CanonicalTree::titled));
        facts.put("retention", each(notice.retention(), CanonicalTree::retention));
        facts.put("clocks", each(notice.clocks(), CanonicalTree::titled));
        facts.put("triggers", each(notice.triggers(), CanonicalTree::titled));
        if (!notice.commitments().isEmpty()) {
            facts.put("commitments", each(notice.commitments(), CanonicalTree::commitment));
        }
        SortedMap<String, Object> modules = new TreeMap<>();
        modules.put("columns", columns(notice));
        modules.put("tables", tables(notice));
        modules.put("nobody", each(notice.nobody(), because -> new Facts().text("because", because)));
        modules.put("stores", each(notice.stores(), CanonicalTree::store));
        return new TreeMap<>(Map.of("notice", facts, "modules", modules));
    }

    /// A mapping under construction.
    private static final class Facts extends TreeMap<String, Object> {

        private static final long serialVersionUID = 1L;

        Facts text(String key, String value) {
            put(key, value);
            return this;
        }

        Facts text(String key, Optional<String> value) {
            value.ifPresent(text -> put(key, text));
            return this;
        }

        Facts names(String key, Collection<String> names) {
            if (!names.isEmpty()) {
                put(key, List.copyOf(new TreeSet<>(names)));
            }
            return this;
        }
    }

    private static <T> SortedMap<String, Object> each(Map<String, T> named, Function<T, Object> write) {
        SortedMap<String, Object> written = new TreeMap<>();
        named.forEach((name, value) -> written.put(name, write.apply(value)));
        return written;
    }

    private static Facts titled(Titled titled) {
        return new Facts().text("title", titled.title());
    }

    private static Facts commitment(Commitment of) {
        return new Facts().text("title", of.title()).text("text", of.text()).text("dpv", of.dpv());
    }

    private static Facts controller(Controller of) {
        return new Facts()
                .text("name", of.name())
                .text("address", of.address())
                .text("contact", of.contact())
                .text("officer", of.officer())
                .text("officerAddress", of.officerAddress())
                .text("regulator", of.regulator())
                .text("regulatorPage", of.regulatorPage())
                .text("country", of.country())
                .text("updated", of.updated());
    }

    private static Facts category(Category of) {
        return new Facts()
                .text("title", of.title())
                .names("subjects", of.subjects())
                .names("source", of.sources())
                .text("special", of.special())
                .text("condition", of.condition())
                .text("secret", of.secret())
                .text("onRequest", of.onRequest())
                .text("sealed", of.sealed())
                .text("dpv", of.dpv())
                .text("awaits", of.awaits());
    }

    private static Facts purpose(PurposeRule of) {
        Facts entry = new Facts()
                .text("title", of.title())
                .text("basis", of.basis().article())
                .text("assessment", of.assessment())
                .names("subjects", of.subjects())
                .names("categories", of.categories())
                .names("reads", of.reads())
                .names(
                        "operations",
                        of.operations().stream().map(CanonicalTree::low).toList())
                .names("staff", of.staff())
                .text("view", low(of.view()))
                .text("restricted", of.restricted())
                .text("dpv", of.dpv())
                .text("awaits", of.awaits());
        of.automated().ifPresent(machine -> entry.put("automated", automated(machine)));
        return entry;
    }

    private static Facts automated(Automated of) {
        return new Facts()
                .names("indicators", of.indicators())
                .text("logic", of.logic())
                .text("consequence", of.consequence())
                .text("decidedBy", of.decidedBy())
                .text("key", of.key())
                .text("checkedBy", of.checkedBy());
    }

    private static Facts recipient(Recipient of) {
        Facts entry = new Facts()
                .text("title", of.title())
                .text("purpose", of.purpose())
                .names("categories", of.categories())
                .text("trigger", of.trigger())
                .names("subjects", of.subjects())
                .text("awaits", of.awaits());
        return of.aggregate() ? entry.text("aggregate", "true") : entry;
    }

    private static Facts retention(Retention of) {
        return new Facts()
                .names("clock", of.clocks())
                .text("period", of.period())
                .text("then", low(of.then()))
                .names("holds", of.holds());
    }

    private static Facts store(Store of) {
        return new Facts()
                .text("title", of.title())
                .names("categories", of.categories())
                .text("period", of.period());
    }

    private static SortedMap<String, Object> columns(Declaration notice) {
        SortedMap<String, Object> written = new TreeMap<>();
        for (DeclaredColumn column : notice.columns().values()) {
            if (!isPlain(column)) {
                Facts entry = new Facts()
                        .text("category", column.category())
                        .names("keys", column.keys())
                        .names(
                                "owner",
                                column.owners().stream()
                                        .map(CanonicalTree::owner)
                                        .toList())
                        .text("actor", column.actor().map(ColumnName::toString))
                        .text("thirdParty", column.thirdParty() ? Optional.of("true") : Optional.empty());
                written.put(
                        column.name().toString(), column.personal() ? entry : entry.text("nonPersonal", "as declared"));
            }
        }
        return written;
    }

    /// Columns that hold nothing personal and lead to nobody, table by table.
    private static SortedMap<String, Object> tables(Declaration notice) {
        SortedMap<String, List<DeclaredColumn>> plain = new TreeMap<>();
        notice.columns().values().stream()
                .filter(CanonicalTree::isPlain)
                .forEach(column -> plain.computeIfAbsent(column.name().relation(), table -> new ArrayList<>())
                        .add(column));
        SortedMap<String, Object> written = new TreeMap<>();
        plain.forEach((table, columns) -> written.put(
                table,
                new Facts()
                        .text("nonPersonal", "as declared")
                        .text("access", columns.getFirst().ownerOnly() ? "owner" : "app")
                        .names(
                                "columns",
                                columns.stream()
                                        .map(column -> column.name().column())
                                        .toList())));
        return written;
    }

    private static boolean isPlain(DeclaredColumn column) {
        return !column.personal()
                && column.keys().isEmpty()
                && column.owners().isEmpty()
                && column.actor().isEmpty();
    }

    private static String owner(Owner owner) {
        return switch (owner) {
            case Owner.Itself itself -> "itself";
            case Owner.Token token -> "token";
            case Owner.Of(ColumnName key) -> key.toString();
        };
    }

    private static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
