package org.carrel.privacy.formats;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.Declaration.Titled;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.Retention;
import org.carrel.privacy.publicpage.Periods;

/// The record of processing activities (UK GDPR Art. 30(1)) as CSV, one line a purpose: officers keep this record in a
/// spreadsheet beside the university's other lines, and the regulator's own template is one.
public final class ProcessingRecord {

    private static final List<String> HEADINGS = List.of(
            "Purpose",
            "Being done",
            "Controller and contact",
            "Data protection officer",
            "Legal basis",
            "Assessment",
            "Whose data",
            "Kinds of personal data",
            "Special categories and conditions",
            "Sources",
            "Recipients, and after what",
            "Transfers to third countries",
            "Kept for",
            "Who acts for it",
            "Technical and organisational measures",
            "Notice version");

    private final Declaration notice;
    private final CanonicalNotice version;

    public ProcessingRecord(Declaration notice, CanonicalNotice version) {
        this.notice = notice;
        this.version = version;
    }

    public String csv() {
        return Stream.concat(
                        Stream.of(HEADINGS),
                        notice.purposes().entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())))
                .map(line -> line.stream().map(ProcessingRecord::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private List<String> line(String name, PurposeRule purpose) {
        Controller of = notice.controller();
        Set<String> used = new TreeSet<>(purpose.categories());
        used.addAll(purpose.reads());
        List<Map.Entry<String, Category>> kinds = notice.categories().entrySet().stream()
                .filter(category -> used.contains(category.getKey()))
                .toList();
        return List.of(
                purpose.title(),
                purpose.awaits().map(module -> "not yet: awaits " + module).orElse("yes"),
                of.name() + ", " + of.address() + ", " + of.contact(),
                of.officer() + ", " + of.officerAddress(),
                purpose.basis().article() + " " + words(purpose.basis()),
                purpose.assessment().orElse(""),
                whose(purpose, kinds),
                kinds.stream().map(kind -> kind.getValue().title()).collect(Collectors.joining("; ")),
                special(kinds),
                titles(
                        notice.sources(),
                        kinds.stream()
                                .flatMap(kind -> kind.getValue().sources().stream())
                                .collect(Collectors.toSet())),
                recipients(name),
                "none declared",
                kept(kinds),
                String.join("; ", purpose.staff()),
                measures(name, purpose),
                version.hash());
    }

    private String whose(PurposeRule purpose, List<Map.Entry<String, Category>> kinds) {
        Set<String> subjects = purpose.subjects().isEmpty()
                ? kinds.stream()
                        .flatMap(kind -> kind.getValue().subjects().stream())
                        .collect(Collectors.toSet())
                : purpose.subjects();
        return titles(notice.subjects(), subjects);
    }

    private static String special(List<Map.Entry<String, Category>> kinds) {
        return kinds.stream()
                .map(Map.Entry::getValue)
                .filter(kind -> kind.special().isPresent())
                .map(kind -> kind.title() + ": " + kind.special().get() + ", "
                        + kind.condition().orElse(""))
                .collect(Collectors.joining("; "));
    }

    private String recipients(String purpose) {
        return notice.recipients().values().stream()
                .filter(recipient -> recipient.purpose().equals(purpose))
                .map(recipient -> recipient.title() + (recipient.aggregate() ? " (totals only)" : "") + ", when "
                        + notice.triggerWords(recipient)
                        + recipient.awaits().map(module -> " (not yet)").orElse(""))
                .collect(Collectors.joining("; "));
    }

    private String kept(List<Map.Entry<String, Category>> kinds) {
        return kinds.stream()
                .map(kind -> {
                    Retention rule = notice.retentionOf(kind.getKey());
                    return kind.getValue().title() + ": " + Periods.words(rule.period()) + " after "
                            + String.join(" or ", notice.clockWords(rule)) + ", then "
                            + rule.then().name().toLowerCase(Locale.ROOT);
                })
                .collect(Collectors.joining("; "));
    }

    /// What the program enforces of this purpose, by construction.
    private String measures(String name, PurposeRule purpose) {
        String operations = purpose.operations().stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "database role purpose_" + name + " with privileges by column (" + operations + "); people are seen "
                + purpose.view().name().toLowerCase(Locale.ROOT)
                + purpose.restricted()
                        .map(why -> "; goes on under a restriction: " + why)
                        .orElse("; stops for whoever restricts or objects")
                + notice.commitments().values().stream()
                        .filter(commitment -> commitment.dpv().isPresent())
                        .map(commitment -> "; " + commitment.text())
                        .collect(Collectors.joining());
    }

    private static String words(Enum<?> basis) {
        return basis.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String titles(Map<String, Titled> named, Collection<String> some) {
        return named.entrySet().stream()
                .filter(entry -> some.contains(entry.getKey()))
                .map(entry -> entry.getValue().title())
                .collect(Collectors.joining("; "));
    }

    /// As RFC 4180 has it; a text that a spreadsheet would take for a formula gets an apostrophe before it.
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
