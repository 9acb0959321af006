package org.carrel.privacy.version;

import java.util.Set;
import java.util.stream.Stream;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Recipient;
import org.carrel.privacy.version.NoticeDiff.Pair;

/// Who is told, who is never told, and who answers for all this.
final class RecipientChanges {

    private final NoticeDiff diff;

    RecipientChanges(NoticeDiff diff) {
        this.diff = diff;
    }

    void find() {
        NoticeDiff.only(diff.now().recipients(), diff.old().recipients(), (name, recipient) -> {
            boolean held = recipient.categories().stream().anyMatch(diff::wasHeld);
            diff.add(
                    held,
                    held ? "recipient.addedToHeld" : "recipient.added",
                    recipient.title(),
                    "",
                    recipient.aggregate() ? "totals only" : diff.categories(recipient.categories()));
        });
        NoticeDiff.only(
                diff.old().recipients(),
                diff.now().recipients(),
                (name, recipient) -> diff.minor("recipient.removed", recipient.title(), "", ""));
        NoticeDiff.both(diff.old().recipients(), diff.now().recipients(), (name, both) -> recipient(both));
        NoticeDiff.only(
                diff.now().never(),
                diff.old().never(),
                (name, never) -> diff.minor("never.added", never.title(), "", ""));
        NoticeDiff.only(
                diff.old().never(),
                diff.now().never(),
                (name, never) -> diff.substantial("never.removed", never.title(), "", ""));
        NoticeDiff.both(
                diff.old().never(),
                diff.now().never(),
                (name, both) -> diff.compare(
                        "title",
                        both.before().title(),
                        both.before().title(),
                        both.after().title()));
        commitments();
        controller();
    }

    /// What was promised and is not any longer, or in other words, people have to know.
    private void commitments() {
        NoticeDiff.only(
                diff.now().commitments(),
                diff.old().commitments(),
                (name, more) -> diff.minor("commitment.added", more.title(), "", more.text()));
        NoticeDiff.only(
                diff.old().commitments(),
                diff.now().commitments(),
                (name, gone) -> diff.substantial("commitment.removed", gone.title(), gone.text(), ""));
        NoticeDiff.both(diff.old().commitments(), diff.now().commitments(), (name, both) -> {
            if (!both.before().text().equals(both.after().text())) {
                diff.substantial(
                        "commitment.changed",
                        both.after().title(),
                        both.before().text(),
                        both.after().text());
            }
        });
    }

    private void recipient(Pair<Recipient> both) {
        String title = both.after().title();
        diff.compare("title", both.before().title(), both.before().title(), title);
        Set<String> more =
                NoticeDiff.without(both.after().categories(), both.before().categories());
        if (!more.isEmpty()) {
            diff.add(more.stream().anyMatch(diff::wasHeld), "recipient.told", title, "", diff.categories(more));
        }
        Set<String> less =
                NoticeDiff.without(both.before().categories(), both.after().categories());
        if (!less.isEmpty()) {
            diff.minor("recipient.toldNot", title, diff.categories(less), "");
        }
        if (both.differs(Recipient::subjects)) {
            boolean wider = !both.before().subjects().isEmpty()
                    && (both.after().subjects().isEmpty()
                            || !both.before()
                                    .subjects()
                                    .containsAll(both.after().subjects()));
            diff.add(wider, "recipient.subjects", title, whose(both.before()), whose(both.after()));
        }
        occasion(both, title);
    }

    private void occasion(Pair<Recipient> both, String title) {
        String before = diff.old().triggerWords(both.before());
        String after = diff.now().triggerWords(both.after());
        if (both.differs(Recipient::trigger)) {
            diff.substantial("recipient.trigger", title, before, after);
        } else {
            diff.compare("recipient.trigger", title, before, after);
        }
        if (both.differs(Recipient::purpose)) {
            diff.substantial(
                    "recipient.purpose",
                    title,
                    diff.old().purpose(both.before().purpose()).title(),
                    diff.now().purpose(both.after().purpose()).title());
        }
        diff.compare(
                "recipient.awaits",
                title,
                both.before().awaits().orElse(""),
                both.after().awaits().orElse(""));
    }

    private String whose(Recipient recipient) {
        return recipient.subjects().isEmpty() ? "everybody" : diff.subjects(recipient.subjects());
    }

    private void controller() {
        Declaration.Controller before = diff.old().controller();
        Declaration.Controller after = diff.now().controller();
        record Line(String what, String before, String after) {}
        Stream.of(
                        new Line("name", before.name(), after.name()),
                        new Line("address", before.address(), after.address()),
                        new Line("contact", before.contact(), after.contact()),
                        new Line("officer", before.officer(), after.officer()),
                        new Line("officerAddress", before.officerAddress(), after.officerAddress()),
                        new Line("regulator", before.regulator(), after.regulator()),
                        new Line("regulatorPage", before.regulatorPage(), after.regulatorPage()),
                        new Line("country", before.country(), after.country()),
                        new Line("updated", before.updated(), after.updated()))
                .forEach(line -> diff.compare("controller." + line.what(), "", line.before(), line.after()));
    }
}
