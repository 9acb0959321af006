package org.carrel.privacy.version;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Titled;
import org.carrel.privacy.notice.Ending;
import org.carrel.privacy.notice.Retention;
import org.carrel.privacy.publicpage.Periods;
import org.carrel.privacy.version.NoticeDiff.Pair;

/// What is held, about whom, from where and how long.
final class CategoryChanges {

    private final NoticeDiff diff;

    CategoryChanges(NoticeDiff diff) {
        this.diff = diff;
    }

    void find() {
        titled("subject", diff.old().subjects(), diff.now().subjects());
        titled("source", diff.old().sources(), diff.now().sources());
        NoticeDiff.only(
                diff.now().categories(),
                diff.old().categories(),
                (name, category) -> diff.minor("category.added", category.title(), "", ""));
        NoticeDiff.only(
                diff.old().categories(),
                diff.now().categories(),
                (name, category) -> diff.minor("category.removed", category.title(), "", ""));
        NoticeDiff.both(diff.old().categories(), diff.now().categories(), (name, both) -> category(both));
        NoticeDiff.both(diff.old().retention(), diff.now().retention(), this::retention);
    }

    private void titled(String what, java.util.Map<String, Titled> old, java.util.Map<String, Titled> now) {
        NoticeDiff.only(now, old, (name, thing) -> diff.minor(what + ".added", thing.title(), "", ""));
        NoticeDiff.only(old, now, (name, thing) -> diff.minor(what + ".removed", thing.title(), "", ""));
        NoticeDiff.both(
                old,
                now,
                (name, both) -> diff.compare(
                        "title",
                        both.before().title(),
                        both.before().title(),
                        both.after().title()));
    }

    private void category(Pair<Category> both) {
        String title = both.after().title();
        diff.compare("title", both.before().title(), both.before().title(), title);
        if (!wholeThen(both.before().subjects()) || !wholeNow(both.after().subjects())) {
            moreAndLess(
                    "category.subjects",
                    title,
                    both.before().subjects(),
                    both.after().subjects(),
                    diff::subjects);
        }
        moreAndLess(
                "category.sources", title, both.before().sources(), both.after().sources(), this::sources);
        if (both.differs(Category::special) || both.differs(Category::condition)) {
            diff.substantial(
                    "category.special", title, both.from(CategoryChanges::special), both.to(CategoryChanges::special));
        }
        if (both.differs(Category::secret)) {
            diff.add(
                    both.after().secret().isPresent(),
                    both.after().secret().isPresent() ? "category.secret" : "category.shown",
                    title,
                    both.before().secret().orElse(""),
                    both.after().secret().orElse(""));
        }
        diff.compare("dpv", title, both.before().dpv(), both.after().dpv());
        if (both.before().awaits().isPresent() && both.after().awaits().isEmpty()) {
            diff.minor("category.begins", title, "", "");
        } else {
            diff.compare(
                    "category.awaits",
                    title,
                    both.before().awaits().orElse(""),
                    both.after().awaits().orElse(""));
        }
    }

    private boolean wholeThen(Set<String> subjects) {
        return subjects.equals(diff.old().subjects().keySet());
    }

    private boolean wholeNow(Set<String> subjects) {
        return subjects.equals(diff.now().subjects().keySet());
    }

    private interface Words {
        String of(Set<String> names);
    }

    private void moreAndLess(String key, String title, Set<String> before, Set<String> after, Words words) {
        if (!before.equals(after)) {
            diff.minor(key, title, words.of(new TreeSet<>(before)), words.of(new TreeSet<>(after)));
        }
    }

    private String sources(Set<String> names) {
        return String.join(
                "; ",
                names.stream()
                        .map(name -> Optional.ofNullable(diff.now().sources().get(name))
                                .or(() ->
                                        Optional.ofNullable(diff.old().sources().get(name)))
                                .map(Titled::title)
                                .orElse(name))
                        .toList());
    }

    private static String special(Category category) {
        return category.special()
                .map(kind ->
                        kind + category.condition().map(why -> " (" + why + ")").orElse(""))
                .orElse("");
    }

    private void retention(String category, Pair<Retention> both) {
        String title = diff.category(category);
        boolean held = diff.wasHeld(category);
        String before = words(diff.old(), both.before());
        String after = words(diff.now(), both.after());
        double longer =
                Periods.days(both.after().period()) - Periods.days(both.before().period());
        if (longer != 0) {
            diff.add(held && longer > 0, longer > 0 ? "retention.longer" : "retention.shorter", title, before, after);
        }
        if (both.differs(Retention::then)) {
            boolean lasts = both.after().then() == Ending.DECORRELATE;
            diff.add(held && lasts, lasts ? "retention.decorrelated" : "retention.deleted", title, "", "");
        }
        if (both.differs(Retention::clocks)) {
            // A later clock keeps longer, and nobody can tell from the names which is later.
            diff.add(held, "retention.clock", title, before, after);
        } else if (longer == 0 && !before.equals(after)) {
            diff.minor("retention.words", title, before, after);
        }
        if (both.differs(Retention::holds)) {
            diff.add(
                    !both.before().holds().containsAll(both.after().holds()),
                    "retention.holds",
                    title,
                    String.join(", ", both.before().holds()),
                    String.join(", ", both.after().holds()));
        }
    }

    private static String words(Declaration notice, Retention rule) {
        return Periods.words(rule.period()) + " after "
                + String.join(" or ", notice.clockWords(rule)).toLowerCase(Locale.UK);
    }
}
