package org.carrel.privacy.publicpage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Commitment;
import org.carrel.privacy.notice.Declaration.Titled;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.Recipient;
import org.carrel.privacy.notice.Retention;

/// What the public page says, picked from the declaration in the order in which people ask.
///
/// @param hash of the notice shown
public record NoticePage(Declaration notice, String hash) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public static NoticePage of(Declaration notice, CanonicalNotice version) {
        return new NoticePage(notice, version.hash());
    }

    public String version() {
        return CanonicalNotice.shortHash(hash);
    }

    /// As `22 November 2026`.
    public String updated() {
        return LocalDate.parse(notice.controller().updated()).format(DAY);
    }

    public Collection<String> subjects() {
        return titles(notice.subjects());
    }

    public Collection<String> never() {
        return titles(notice.never());
    }

    public Collection<Commitment> commitments() {
        return notice.commitments().values();
    }

    /// A kind of data, with what the page says of it.
    ///
    /// @param subjects empty where it may be everybody's
    /// @param period as `12 months`
    /// @param clocks from when, in words
    public record Held(
            Category category,
            Collection<String> subjects,
            Collection<String> sources,
            String period,
            List<String> clocks,
            boolean deleted,
            Set<String> holds) {}

    public List<Held> held() {
        return categories(false);
    }

    public List<Held> awaited() {
        return categories(true);
    }

    private List<Held> categories(boolean awaited) {
        return notice.categories().entrySet().stream()
                .filter(category -> category.getValue().awaits().isPresent() == awaited)
                .map(category -> held(category.getKey(), category.getValue()))
                .toList();
    }

    private Held held(String name, Category category) {
        Retention rule = notice.retentionOf(name);
        return new Held(
                category,
                whose(category.subjects()),
                titles(notice.sources(), category.sources()),
                Periods.words(rule.period()),
                notice.clockWords(rule),
                rule.then() == org.carrel.privacy.notice.Ending.DELETE,
                rule.holds());
    }

    /// Legal bases that some purpose has, in the order of the law.
    public List<Basis> bases() {
        return Stream.of(Basis.values())
                .filter(basis -> notice.purposes().values().stream().anyMatch(purpose -> purpose.basis() == basis))
                .toList();
    }

    public List<PurposeRule> purposes(Basis basis) {
        return notice.purposes().values().stream()
                .filter(purpose -> purpose.basis() == basis)
                .toList();
    }

    /// What a purpose uses, in words; empty where that is everything.
    public Collection<String> uses(PurposeRule purpose) {
        Set<String> used = new TreeSet<>(purpose.categories());
        used.addAll(purpose.reads());
        boolean everything = notice.categories().entrySet().stream()
                .filter(category -> category.getValue().secret().isEmpty())
                .allMatch(category -> used.contains(category.getKey()));
        return everything
                ? List.of()
                : notice.categories().entrySet().stream()
                        .filter(category -> used.contains(category.getKey()))
                        .map(category -> category.getValue().title())
                        .toList();
    }

    /// Groups of people; empty for everybody.
    public Collection<String> whose(Set<String> subjects) {
        return subjects.containsAll(notice.subjects().keySet()) ? List.of() : titles(notice.subjects(), subjects);
    }

    public Collection<Recipient> recipients() {
        return notice.recipients().values();
    }

    public Collection<String> told(Recipient recipient) {
        return notice.categories().entrySet().stream()
                .filter(category -> recipient.categories().contains(category.getKey()))
                .map(category -> category.getValue().title())
                .toList();
    }

    /// Purposes for which a machine works something out about people.
    public List<PurposeRule> machines() {
        return notice.purposes().values().stream()
                .filter(purpose -> purpose.automated().isPresent())
                .toList();
    }

    public List<Basis> basesOf(Right right) {
        return bases().stream().filter(right::holds).toList();
    }

    private static Collection<String> titles(Map<String, Titled> named) {
        return named.values().stream().map(Titled::title).toList();
    }

    private static Collection<String> titles(Map<String, Titled> named, Set<String> some) {
        return named.entrySet().stream()
                .filter(entry -> some.contains(entry.getKey()))
                .map(entry -> entry.getValue().title())
                .toList();
    }
}
