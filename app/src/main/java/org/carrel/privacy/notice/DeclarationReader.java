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
import java.util.regex.Pattern;
import org.carrel.privacy.notice.Declaration.Commitment;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.Declaration.Titled;

/// Reads `notice.yaml` and the modules' fragments into one [Declaration]. Every error names file, line and mend.
final class DeclarationReader {

    static final Set<String> PARTS = Set.of(
            "controller",
            "subjects",
            "sources",
            "categories",
            "purposes",
            "recipients",
            "never",
            "retention",
            "clocks",
            "triggers",
            "commitments");
    static final Set<String> CONTROLLER = Set.of(
            "name",
            "address",
            "contact",
            "officer",
            "officerAddress",
            "regulator",
            "regulatorPage",
            "country",
            "updated");
    static final Set<String> TITLED = Set.of("title");
    static final Set<String> COMMITMENT = Set.of("title", "text", "dpv");
    static final Set<String> CATEGORY = Set.of(
            "title", "subjects", "source", "special", "condition", "secret", "onRequest", "sealed", "dpv", "awaits");
    static final Set<String> RECIPIENT =
            Set.of("title", "purpose", "categories", "trigger", "subjects", "aggregate", "awaits");
    static final Set<String> RETENTION = Set.of("clock", "period", "then", "holds");
    private static final String PLAIN_WORDS = "say it in plain words";
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s/]+\\.[^\\s/]+\\S*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final ClosedLists lists;
    private final Written written = new Written();

    private final Map<String, Titled> subjects = new LinkedHashMap<>();
    private final Map<String, Titled> sources = new LinkedHashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, PurposeRule> purposes = new LinkedHashMap<>();
    private final Map<String, Recipient> recipients = new LinkedHashMap<>();
    private final Map<String, Titled> never = new LinkedHashMap<>();
    private final Map<String, Retention> retention = new LinkedHashMap<>();
    private final Map<String, Titled> clocks = new LinkedHashMap<>();
    private final Map<String, Titled> triggers = new LinkedHashMap<>();

    DeclarationReader(ClosedLists lists) {
        this.lists = lists;
    }

    private final Map<String, Commitment> commitments = new LinkedHashMap<>();

    Declaration read(YamlMap notice, List<YamlMap> fragments) {
        Declaration declaration = readUnchecked(notice, fragments);
        reachable(declaration.controller(), notice.inner("controller"));
        DeclarationLint.check(declaration, written);
        OwnershipLint.check(declaration, written);
        return declaration;
    }

    /// A notice that once was in force; the rules it had to keep were those of its time.
    Declaration readUnchecked(YamlMap notice, List<YamlMap> fragments) {
        notice.allow(PARTS);
        Controller controller = controller(notice.inner("controller"));
        notice.each("subjects", (name, at) -> subject(name, at));
        notice.each("sources", (name, at) -> titled(sources, "sources", name, at));
        notice.each("categories", this::category);
        PurposeReader reader = new PurposeReader(subjects.keySet(), categories, lists, written);
        notice.each("purposes", (name, at) -> purposes.put(name, reader.purpose(name, at)));
        notice.each("recipients", this::recipient);
        notice.each("never", (name, at) -> never.put(name, titled(at)));
        notice.each("retention", this::retention);
        notice.each("clocks", (name, at) -> titled(clocks, "clocks", name, at));
        notice.each("triggers", (name, at) -> titled(triggers, "triggers", name, at));
        notice.each("commitments", (name, at) -> commitments.put(name, commitment(at)));
        FragmentReader modules = new FragmentReader(categories.keySet(), written);
        fragments.forEach(modules::read);
        return new Declaration(
                controller,
                subjects,
                sources,
                categories,
                purposes,
                recipients,
                never,
                retention,
                clocks,
                triggers,
                commitments,
                modules.columns(),
                modules.nobody(),
                modules.stores());
    }

    private static Controller controller(YamlMap at) {
        at.allow(CONTROLLER);
        String updated = day(at, at.required("updated", "say when the text last changed, as 2026-11-22"));
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

    /// Whoever is named must be reachable, and a link must be one that a browser may follow.
    static void reachable(Controller of, YamlMap at) {
        mail(at, "contact", of.contact());
        mail(at, "officer", of.officer());
        if (!WEB.matcher(of.regulatorPage()).matches()) {
            throw at.error(
                    "regulatorPage",
                    "`" + of.regulatorPage() + "` is no page; write its address, https:// and the rest");
        }
        if (!COUNTRY.matcher(of.country()).matches()) {
            throw at.error("country", "`" + of.country() + "` is no country; write its two letters, as GB");
        }
    }

    private static void mail(YamlMap at, String key, String address) {
        if (!MAIL.matcher(address).matches()) {
            throw at.error(key, "`" + address + "` is no mail address; write one, as library@example.org");
        }
    }

    static String day(YamlMap at, String day) {
        try {
            return LocalDate.parse(day).toString();
        } catch (DateTimeParseException e) {
            throw at.error("`" + day + "` is not a day; write it as 2026-11-22");
        }
    }

    private static Titled titled(YamlMap at) {
        at.allow(TITLED);
        return new Titled(at.required("title", PLAIN_WORDS));
    }

    private void titled(Map<String, Titled> into, String part, String name, YamlMap at) {
        into.put(name, titled(at));
        written.at(part, name, at);
    }

    private Commitment commitment(YamlMap at) {
        at.allow(COMMITMENT);
        return new Commitment(
                at.required("title", PLAIN_WORDS),
                at.required("text", PLAIN_WORDS),
                at.has("dpv") ? Optional.of(lists.term(at, "dpv:")) : Optional.empty());
    }

    private void subject(String name, YamlMap at) {
        lists.subject(name, at);
        subjects.put(name, titled(at));
    }

    private void category(String name, YamlMap at) {
        at.allow(CATEGORY);
        Set<String> whose = at.known("subjects", subjects.keySet(), "subjects");
        if (whose.isEmpty()) {
            throw at.error("`subjects` is missing: say whose data this is, or \"*\" for everybody's");
        }
        Set<String> from = at.known("source", sources.keySet(), "sources");
        if (from.isEmpty()) {
            throw at.error("`source` is missing: say where this data comes from");
        }
        Optional<String> special = lists.special(at);
        special.ifPresent(kind -> at.required("condition", "special-category data needs its condition, as A9-2-g"));
        Category category = new Category(
                at.required("title", PLAIN_WORDS),
                whose,
                from,
                special,
                lists.condition(at),
                at.text("secret"),
                at.text("onRequest"),
                at.text("sealed"),
                lists.term(at, "pd:"),
                lists.awaits(at),
                at.place());
        categories.put(name, category);
    }

    private void recipient(String name, YamlMap at) {
        at.allow(RECIPIENT);
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
                lists.awaits(at),
                at.place());
        recipients.put(name, recipient);
    }

    private void retention(String category, YamlMap at) {
        at.allow(RETENTION);
        if (!categories.containsKey(category)) {
            throw at.error("`" + category + "` is not among the categories");
        }
        Set<String> clocks = new LinkedHashSet<>(at.names("clock"));
        if (clocks.isEmpty()) {
            throw at.error("`clock` is missing: name the column whose date starts the period");
        }
        Ending then = ending(at);
        Set<String> holds = new LinkedHashSet<>(lists.holds(at));
        retention.put(category, new Retention(clocks, period(at), then, holds, at.place()));
    }

    static Ending ending(YamlMap at) {
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
            Period length = Period.parse(period);
            if (length.isNegative()) {
                throw at.error("period", "`" + period + "` goes backwards");
            }
            if (length.isZero()) {
                throw at.error(
                        "period", "`" + period + "` is no time: what is over goes once a day, so write at least P1D");
            }
            return period;
        } catch (DateTimeParseException e) {
            throw at.error("`" + period + "` is not a period; write P12M, P30D or P6Y");
        }
    }
}
