package org.carrel.privacy.notice;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.Declaration.Titled;

/// Reads `notice.yaml` and the modules' fragments into one [Declaration]. Every error names file, line and mend.
final class DeclarationReader {

    private static final Set<String> PARTS =
            Set.of("controller", "subjects", "sources", "categories", "purposes", "recipients", "never", "retention");
    private static final Set<String> CONTROLLER = Set.of(
            "name",
            "address",
            "contact",
            "officer",
            "officerAddress",
            "regulator",
            "regulatorPage",
            "country",
            "updated");
    private static final String PLAIN_WORDS = "say it in plain words";

    private final Map<String, Titled> subjects = new LinkedHashMap<>();
    private final Map<String, Titled> sources = new LinkedHashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, PurposeRule> purposes = new LinkedHashMap<>();
    private final Map<String, Recipient> recipients = new LinkedHashMap<>();
    private final Map<String, Titled> never = new LinkedHashMap<>();
    private final Map<String, Retention> retention = new LinkedHashMap<>();

    Declaration read(YamlMap notice, List<YamlMap> fragments) {
        notice.allow(PARTS);
        Controller controller = controller(notice.inner("controller"));
        notice.each("subjects", (name, at) -> subjects.put(name, titled(at)));
        notice.each("sources", (name, at) -> sources.put(name, titled(at)));
        notice.each("categories", this::category);
        PurposeReader reader = new PurposeReader(subjects.keySet(), categories);
        notice.each("purposes", (name, at) -> purposes.put(name, reader.purpose(name, at)));
        notice.each("recipients", this::recipient);
        notice.each("never", (name, at) -> never.put(name, titled(at)));
        notice.each("retention", this::retention);
        FragmentReader modules = new FragmentReader(categories.keySet());
        fragments.forEach(modules::read);
        Declaration declaration = new Declaration(
                controller,
                subjects,
                sources,
                categories,
                purposes,
                recipients,
                never,
                retention,
                modules.columns(),
                modules.nobody(),
                modules.stores());
        DeclarationLint.check(declaration);
        OwnershipLint.check(declaration);
        return declaration;
    }

    private static Controller controller(YamlMap at) {
        at.allow(CONTROLLER);
        String updated = at.required("updated", "say when the text last changed, as 2026-11-22");
        try {
            LocalDate.parse(updated);
        } catch (DateTimeParseException e) {
            throw at.error("`" + updated + "` is not a day; write it as 2026-11-22");
        }
        return new Controller(
                at.required("name", "say which library or university this is"),
                at.required("address", "say where it is"),
                at.required("contact", "give the mail address where a person answers"),
                at.required("officer", "give the data protection officer's mail address"),
                at.required("officerAddress", "give the data protection officer's postal address"),
                at.required("regulator", "name who hears complaints"),
                at.required("regulatorPage", "give the page where complaints are made"),
                at.required("country", "give the country, as GB"),
                updated);
    }

    private static Titled titled(YamlMap at) {
        at.allow(Set.of("title"));
        return new Titled(at.required("title", PLAIN_WORDS));
    }

    private void category(String name, YamlMap at) {
        at.allow(Set.of("title", "subjects", "source", "special", "condition", "secret", "onRequest", "dpv", "awaits"));
        Set<String> whose = at.known("subjects", subjects.keySet(), "subjects");
        if (whose.isEmpty()) {
            throw at.error("`subjects` is missing: say whose data this is, or \"*\" for everybody's");
        }
        Set<String> from = at.known("source", sources.keySet(), "sources");
        if (from.isEmpty()) {
            throw at.error("`source` is missing: say where this data comes from");
        }
        Optional<String> special = at.text("special");
        special.ifPresent(kind -> at.required("condition", "special-category data needs its condition, as A9-2-g"));
        Category category = new Category(
                at.required("title", PLAIN_WORDS),
                whose,
                from,
                special,
                at.text("condition"),
                at.text("secret"),
                at.text("onRequest"),
                at.term("pd:"),
                at.text("awaits"),
                at.place());
        categories.put(name, category);
    }

    private void recipient(String name, YamlMap at) {
        at.allow(Set.of("title", "purpose", "categories", "trigger", "subjects", "aggregate", "awaits"));
        String purpose = at.required("purpose", "say what they are told for");
        if (!purposes.containsKey(purpose)) {
            throw at.error("`" + purpose + "` is not among the purposes");
        }
        boolean aggregate = at.flag("aggregate");
        Set<String> told = at.known("categories", categories.keySet(), "categories");
        if (aggregate != told.isEmpty()) {
            throw at.error("`" + name + "` needs either the categories it may be told or `aggregate: true`");
        }
        Recipient recipient = new Recipient(
                at.required("title", PLAIN_WORDS),
                purpose,
                told,
                at.required("trigger", "name the event after which they are told, as InvoiceRaised"),
                at.known("subjects", subjects.keySet(), "subjects"),
                aggregate,
                at.text("awaits"),
                at.place());
        recipients.put(name, recipient);
    }

    private void retention(String category, YamlMap at) {
        at.allow(Set.of("clock", "from", "period", "then", "holds"));
        if (!categories.containsKey(category)) {
            throw at.error("`" + category + "` is not among the categories");
        }
        Set<String> clocks = new LinkedHashSet<>(at.names("clock"));
        if (clocks.isEmpty()) {
            throw at.error("`clock` is missing: name the column whose date starts the period");
        }
        // While nothing is held the clock is in words already.
        String from = at.text("from").orElse(clocks.iterator().next());
        Ending then = ending(at);
        Set<String> holds = new LinkedHashSet<>(at.names("holds"));
        retention.put(category, new Retention(clocks, from, period(at), then, holds, at.place()));
    }

    private static Ending ending(YamlMap at) {
        String then = at.required("then", "say what happens at the end: delete or decorrelate");
        try {
            return Ending.valueOf(then.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw at.error("`" + then + "` is no ending; known are delete, decorrelate");
        }
    }

    static String period(YamlMap at) {
        String period = at.required("period", "say how long, as P12M");
        try {
            if (Period.parse(period).isNegative()) {
                throw at.error("`" + period + "` goes backwards");
            }
            return period;
        } catch (DateTimeParseException e) {
            throw at.error("`" + period + "` is not a period; write P12M, P30D or P6Y");
        }
    }
}
