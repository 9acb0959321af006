package org.carrel.privacy.version;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Operation;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.PurposeRule.View;
import org.carrel.privacy.version.NoticeDiff.Pair;

/// What data is used for, and how.
final class PurposeChanges {

    private final NoticeDiff diff;

    PurposeChanges(NoticeDiff diff) {
        this.diff = diff;
    }

    void find() {
        NoticeDiff.only(diff.now().purposes(), diff.old().purposes(), (name, purpose) -> {
            Set<String> held = touched(purpose);
            held.removeIf(category -> !diff.wasHeld(category));
            diff.add(
                    !held.isEmpty(),
                    held.isEmpty() ? "purpose.added" : "purpose.addedToHeld",
                    purpose.title(),
                    "",
                    diff.categories(held.isEmpty() ? touched(purpose) : held));
        });
        NoticeDiff.only(
                diff.old().purposes(),
                diff.now().purposes(),
                (name, purpose) -> diff.minor("purpose.removed", purpose.title(), "", ""));
        NoticeDiff.both(diff.old().purposes(), diff.now().purposes(), (name, both) -> {
            law(both);
            reach(both);
            manner(both);
        });
    }

    private void law(Pair<PurposeRule> both) {
        String title = both.after().title();
        diff.compare("title", both.before().title(), both.before().title(), title);
        if (both.differs(PurposeRule::basis)) {
            diff.substantial("purpose.basis", title, both.from(PurposeChanges::basis), both.to(PurposeChanges::basis));
        }
        diff.compare(
                "purpose.assessment",
                title,
                both.before().assessment().orElse(""),
                both.after().assessment().orElse(""));
        if (both.differs(PurposeRule::restricted)) {
            diff.add(
                    both.after().restricted().isPresent(),
                    both.after().restricted().isPresent() ? "purpose.goesOn" : "purpose.stopsNow",
                    title,
                    both.before().restricted().orElse(""),
                    both.after().restricted().orElse(""));
        }
        awaits(both, title);
    }

    private void awaits(Pair<PurposeRule> both, String title) {
        if (both.before().awaits().isPresent() && both.after().awaits().isEmpty()) {
            diff.minor("purpose.begins", title, "", "");
        } else {
            diff.compare(
                    "purpose.awaits",
                    title,
                    both.before().awaits().orElse(""),
                    both.after().awaits().orElse(""));
        }
    }

    /// Whose data, and which.
    private void reach(Pair<PurposeRule> both) {
        String title = both.after().title();
        Set<String> more = NoticeDiff.without(touched(both.after()), touched(both.before()));
        if (everything(diff.old(), both.before()) && everything(diff.now(), both.after())) {
            more = Set.of();
        }
        Set<String> heldMore = new TreeSet<>(more);
        heldMore.removeIf(category -> !diff.wasHeld(category));
        if (!more.isEmpty()) {
            diff.add(!heldMore.isEmpty(), "purpose.uses", title, "", diff.categories(more));
        }
        Set<String> less = NoticeDiff.without(touched(both.before()), touched(both.after()));
        if (!less.isEmpty()) {
            diff.minor("purpose.usesNot", title, diff.categories(less), "");
        }
        if (both.differs(PurposeRule::subjects)) {
            boolean wider = !both.before().subjects().isEmpty()
                    && (both.after().subjects().isEmpty()
                            || !both.before()
                                    .subjects()
                                    .containsAll(both.after().subjects()));
            diff.add(
                    wider,
                    "purpose.subjects",
                    title,
                    everybody(both.before().subjects()),
                    everybody(both.after().subjects()));
        }
        operations(both, title);
    }

    private void operations(Pair<PurposeRule> both, String title) {
        boolean moves = both.differs(PurposeRule::operations)
                || Set.copyOf(NoticeDiff.without(
                                both.after().categories(), both.before().categories()))
                        .stream()
                        .anyMatch(both.before().reads()::contains);
        if (moves) {
            diff.minor(
                    "purpose.operations",
                    title,
                    both.from(PurposeChanges::operations),
                    both.to(PurposeChanges::operations));
        }
    }

    /// Who acts, what they see, and what a machine works out.
    private void manner(Pair<PurposeRule> both) {
        String title = both.after().title();
        if (both.differs(PurposeRule::view)) {
            boolean nearer = rank(both.after().view()) > rank(both.before().view());
            diff.add(nearer, "purpose.view", title, both.from(PurposeChanges::view), both.to(PurposeChanges::view));
        }
        if (!Set.copyOf(both.before().staff()).equals(Set.copyOf(both.after().staff()))) {
            diff.minor(
                    "purpose.staff",
                    title,
                    String.join(", ", both.before().staff()),
                    String.join(", ", both.after().staff()));
        }
        boolean machineChanged = !machine(both.before()).equals(machine(both.after()));
        if (machineChanged) {
            diff.add(
                    both.after().automated().isPresent(),
                    "purpose.automated",
                    title,
                    machine(both.before()),
                    machine(both.after()));
        }
        diff.compare("dpv", title, both.before().dpv(), both.after().dpv());
    }

    private static String machine(PurposeRule purpose) {
        return purpose.automated()
                .map(machine -> String.join(
                        ". ",
                        String.join(", ", new TreeSet<>(machine.indicators())),
                        machine.logic(),
                        machine.consequence(),
                        machine.key(),
                        machine.decidedBy(),
                        machine.checkedBy()))
                .orElse("");
    }

    private static Set<String> touched(PurposeRule purpose) {
        Set<String> touched = new TreeSet<>(purpose.categories());
        touched.addAll(purpose.reads());
        return touched;
    }

    /// It reads whatever is not secret: that there is more of it is told as a new category.
    private static boolean everything(Declaration notice, PurposeRule purpose) {
        return notice.categories().entrySet().stream()
                .filter(category -> isShown(category.getValue()))
                .allMatch(category -> purpose.reads().contains(category.getKey())
                        || purpose.categories().contains(category.getKey()));
    }

    private static boolean isShown(Category category) {
        return category.secret().isEmpty();
    }

    private static int rank(View view) {
        return switch (view) {
            case AGGREGATED -> 0;
            case OWN -> 1;
            case PSEUDONYMISED -> 2;
            case PERSONAL -> 3;
        };
    }

    private String everybody(Set<String> subjects) {
        return subjects.isEmpty() ? "everybody" : diff.subjects(subjects);
    }

    private static String basis(PurposeRule purpose) {
        return purpose.basis().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ("
                + purpose.basis().article() + ")";
    }

    private static String view(PurposeRule purpose) {
        return purpose.view().name().toLowerCase(Locale.ROOT);
    }

    private static String operations(PurposeRule purpose) {
        return purpose.operations().stream()
                .map(Operation::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
