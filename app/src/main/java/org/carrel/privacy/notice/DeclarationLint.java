package org.carrel.privacy.notice;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold across the whole declaration: nothing declared is unused, and every kind of data has an end.
final class DeclarationLint {

    private static final Pattern COLUMN = Pattern.compile("[a-z_0-9]+\\.[a-z_0-9]+\\.[a-z_0-9]+");

    private final Declaration notice;
    private final Written written;
    private final Set<String> held;

    private DeclarationLint(Declaration notice, Written written) {
        this.notice = notice;
        this.written = written;
        this.held = notice.columns().values().stream()
                .flatMap(column -> column.category().stream())
                .collect(Collectors.toSet());
    }

    static void check(Declaration notice, Written written) {
        DeclarationLint lint = new DeclarationLint(notice, written);
        notice.categories().forEach(lint::category);
        notice.purposes().forEach(lint::purpose);
        notice.recipients().forEach(lint::recipient);
        notice.retention().forEach(lint::clocksExist);
        lint.everySourceIsUsed();
        lint.everyWordIsNeeded();
    }

    private void category(String name, Category category) {
        String place = category.place();
        used(name, category);
        if (category.awaits().isEmpty() && !held.contains(name)) {
            throw new NoticeError(place + ": no column holds `" + name
                    + "`: declare its column, remove it, or say which module it `awaits`");
        }
        if (category.awaits().isPresent() && held.contains(name)) {
            throw new NoticeError(place + ": `" + name + "` is held now: remove `awaits`");
        }
        if (!notice.retention().containsKey(name)) {
            throw new NoticeError(place + ": `" + name + "` has no retention: say how long it stays");
        }
    }

    /// What is done with whatever there is, as showing it, is no reason to hold something.
    private void used(String name, Category category) {
        List<PurposeRule> uses = notice.purposes().entrySet().stream()
                .filter(purpose ->
                        written.named().getOrDefault(purpose.getKey(), Set.of()).contains(name))
                .map(Map.Entry::getValue)
                .toList();
        if (uses.isEmpty()) {
            throw new NoticeError(
                    category.place() + ": no purpose uses `" + name + "`: data without a purpose may not be held");
        }
        Set<String> without = new TreeSet<>(category.subjects());
        uses.forEach(
                purpose -> without.removeAll(purpose.subjects().isEmpty() ? category.subjects() : purpose.subjects()));
        if (!without.isEmpty()) {
            throw new NoticeError(category.place() + ": no purpose uses `" + name + "` of " + String.join(", ", without)
                    + ": leave them out of its `subjects`");
        }
    }

    /// A purpose that is carried out has something to work on.
    private void purpose(String name, PurposeRule purpose) {
        Set<String> touched = new HashSet<>(purpose.categories());
        touched.addAll(purpose.reads());
        if (purpose.awaits().isEmpty() && touched.stream().noneMatch(held::contains)) {
            throw new NoticeError(purpose.place() + ": purpose `" + name
                    + "` uses nothing that is held: say which module it `awaits`");
        }
        if (!purpose.subjects().isEmpty()) {
            requireSubjects(name, purpose);
        }
    }

    private void requireSubjects(String name, PurposeRule purpose) {
        Stream.concat(purpose.categories().stream(), purpose.reads().stream()).forEach(category -> {
            if (!notice.category(category).subjects().containsAll(purpose.subjects())) {
                throw new NoticeError(purpose.place() + ": purpose `" + name + "` uses `" + category
                        + "` of people who have none: make the subjects agree");
            }
        });
    }

    private void recipient(String name, Recipient recipient) {
        PurposeRule purpose = notice.purpose(recipient.purpose());
        for (String category : recipient.categories()) {
            if (!purpose.allows(Operation.READ, category)) {
                throw new NoticeError(recipient.place() + ": recipient `" + name + "` is told `" + category
                        + "`, which purpose `" + recipient.purpose() + "` may not read");
            }
        }
        if (notice.never().containsKey(name)) {
            throw new NoticeError(recipient.place() + ": `" + name + "` is both told and never told: decide");
        }
        if (!notice.triggers().containsKey(recipient.trigger())) {
            throw new NoticeError(recipient.place() + ": nothing in `triggers` says in words what `"
                    + recipient.trigger() + "` is: spell it as there, or add its words");
        }
        if (purpose.awaits().isPresent() && recipient.awaits().isEmpty()) {
            throw new NoticeError(
                    recipient.place() + ": recipient `" + name + "` is told for a purpose that still awaits `"
                            + purpose.awaits().get() + "`: let it await the same");
        }
    }

    private void clocksExist(String category, Retention rule) {
        Set<String> declared =
                notice.columns().keySet().stream().map(ColumnName::toString).collect(Collectors.toSet());
        boolean awaited = notice.category(category).awaits().isPresent();
        for (String clock : rule.clocks()) {
            if (!awaited && !declared.contains(clock)) {
                throw new NoticeError(rule.place() + ": the clock `" + clock + "` is not a declared column");
            }
            if (COLUMN.matcher(clock).matches() && !notice.clocks().containsKey(clock)) {
                throw new NoticeError(rule.place() + ": nothing in `clocks` says in words what `" + clock
                        + "` is: spell it as there, or add its words");
            }
        }
    }

    private void everySourceIsUsed() {
        Set<String> used = notice.categories().values().stream()
                .map(Category::sources)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        for (Map.Entry<String, Declaration.Titled> source : notice.sources().entrySet()) {
            if (!used.contains(source.getKey())) {
                throw new NoticeError(
                        written.place("sources", source.getKey()) + ": no category comes from the source `"
                                + source.getKey() + "`: remove it, or name it where it belongs");
            }
        }
    }

    /// A clock or trigger that is explained and not used is one that somebody has misspelt.
    private void everyWordIsNeeded() {
        Set<String> clocks = notice.retention().values().stream()
                .flatMap(rule -> rule.clocks().stream())
                .collect(Collectors.toSet());
        Set<String> triggers =
                notice.recipients().values().stream().map(Recipient::trigger).collect(Collectors.toSet());
        notice.clocks().keySet().forEach(clock -> needed("clock", clock, clocks));
        notice.triggers().keySet().forEach(trigger -> needed("trigger", trigger, triggers));
    }

    private void needed(String what, String name, Set<String> used) {
        if (!used.contains(name)) {
            throw new NoticeError(written.place(what + "s", name) + ": nothing uses the " + what + " `" + name
                    + "`: remove its words, or spell it as where it is used");
        }
    }
}
