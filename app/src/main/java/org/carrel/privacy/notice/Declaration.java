package org.carrel.privacy.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The notice as the program reads it: `notice.yaml` and every module's fragment, checked to be consistent in itself.
/// Every map keeps the order of the files, which is the order of the public page.
///
/// @param controller the library that answers for the data
/// @param subjects who the data is about, by name
/// @param sources where data comes from, by name
/// @param recipients who may be told, by name
/// @param never who is never told anything about a person, by name
/// @param clocks what the columns that start a period mean, by `schema.table.column`
/// @param triggers what the events mean after which somebody is told, by name
/// @param commitments what the library promises besides, by name
/// @param columns every column of every table, personal or not
/// @param nobody tables (`schema.table`) with personal columns from which no row leads to one person, with the reason
/// @param stores places outside the database's tables where personal data lies, by name
public record Declaration(
        Controller controller,
        Map<String, Titled> subjects,
        Map<String, Titled> sources,
        Map<String, Category> categories,
        Map<String, PurposeRule> purposes,
        Map<String, Recipient> recipients,
        Map<String, Titled> never,
        Map<String, Retention> retention,
        Map<String, Titled> clocks,
        Map<String, Titled> triggers,
        Map<String, Commitment> commitments,
        SortedMap<ColumnName, DeclaredColumn> columns,
        SortedMap<String, String> nobody,
        SortedMap<String, Store> stores) {

    /// Something whose name is all there is to say.
    ///
    /// @param title in plain words, for the public page
    public record Titled(String title) {}

    /// Something the library promises, or tells, about all data.
    ///
    /// @param title in a few words, for the public page
    /// @param text in plain words, for the public page
    /// @param dpv its term in the W3C Data Privacy Vocabulary where it is a measure, as `dpv:SecurityProcedure`
    public record Commitment(String title, String text, Optional<String> dpv) {}

    /// Who answers for the data, and where people turn.
    ///
    /// @param officer mail address of the data protection officer
    /// @param country ISO 3166-1 alpha-2
    /// @param updated ISO 8601 day on which the text last changed
    public record Controller(
            String name,
            String address,
            String contact,
            String officer,
            String officerAddress,
            String regulator,
            String regulatorPage,
            String country,
            String updated) {}

    /// A place outside the tables: a mail box, a log, a list that a proxy reads.
    ///
    /// @param period ISO 8601, how long it keeps what it holds
    public record Store(String title, Set<String> categories, String period, String place) {}

    /// A category that the notice names; every name inside a checked declaration is one.
    public Category category(String name) {
        return Objects.requireNonNull(categories.get(name), name);
    }

    /// A purpose that the notice names.
    public PurposeRule purpose(String name) {
        return Objects.requireNonNull(purposes.get(name), name);
    }

    /// How long a category stays.
    public Retention retentionOf(String category) {
        return Objects.requireNonNull(retention.get(category), category);
    }

    /// The same with another library's name, contacts and periods.
    Declaration with(Controller other, Map<String, Retention> periods) {
        return new Declaration(
                other,
                subjects,
                sources,
                categories,
                purposes,
                recipients,
                never,
                periods,
                clocks,
                triggers,
                commitments,
                columns,
                nobody,
                stores);
    }

    /// What starts the period of a category, in plain words.
    public List<String> clockWords(Retention rule) {
        return rule.clocks().stream()
                .map(clock -> clocks.getOrDefault(clock, new Titled(clock)).title())
                .distinct()
                .toList();
    }

    /// After what a recipient is told, in plain words.
    public String triggerWords(Recipient recipient) {
        return triggerWords(recipient.trigger());
    }

    /// What a trigger means, in plain words; its name where the notice does not know it any more.
    public String triggerWords(String trigger) {
        return triggers.getOrDefault(trigger, new Titled(trigger)).title();
    }

    /// The purposes for which something is done already, in order.
    public Map<String, PurposeRule> carriedOut() {
        Map<String, PurposeRule> carriedOut = new LinkedHashMap<>(purposes);
        carriedOut.values().removeIf(purpose -> purpose.awaits().isPresent());
        return carriedOut;
    }
}
