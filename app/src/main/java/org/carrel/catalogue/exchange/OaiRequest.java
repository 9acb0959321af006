package org.carrel.catalogue.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request as the protocol allows it; what it does not allow is one of its errors.
sealed interface OaiRequest {

    record Identify() implements OaiRequest {}

    record ListFormats(Optional<String> identifier) implements OaiRequest {}

    record ListSets() implements OaiRequest {}

    record Get(String identifier, String prefix) implements OaiRequest {}

    /// @param headers without records
    record Harvest(boolean headers, ResumptionToken from) implements OaiRequest {}

    /// @param code one of the protocol's
    record Wrong(String code, String message) implements OaiRequest {}

    /// What each verb takes besides itself.
    Map<String, Set<String>> ARGUMENTS = Map.of(
            "Identify", Set.of(),
            "ListMetadataFormats", Set.of("identifier"),
            "ListSets", Set.of("resumptionToken"),
            "GetRecord", Set.of("identifier", "metadataPrefix"),
            "ListIdentifiers", Set.of("from", "until", "metadataPrefix", "set", "resumptionToken"),
            "ListRecords", Set.of("from", "until", "metadataPrefix", "set", "resumptionToken"));

    Set<String> PREFIXES = Set.of("oai_dc", "marc21");

    /// @param now up to when records count at most
    static OaiRequest of(Map<String, List<String>> parameters, Instant now) {
        List<String> verbs = parameters.getOrDefault("verb", List.of());
        Set<String> allowed = verbs.size() == 1 ? ARGUMENTS.get(verbs.getFirst()) : null;
        if (allowed == null) {
            return new Wrong("badVerb", verbs.size() > 1 ? "The verb is repeated" : "There is no such verb");
        }
        for (Map.Entry<String, List<String>> one : parameters.entrySet()) {
            if (!one.getKey().equals("verb") && !allowed.contains(one.getKey())) {
                return new Wrong("badArgument", "It takes no argument " + one.getKey());
            }
            if (one.getValue().size() > 1) {
                return new Wrong("badArgument", "The argument " + one.getKey() + " is repeated");
            }
        }
        return of(verbs.getFirst(), new Arguments(parameters), now);
    }

    private static OaiRequest of(String verb, Arguments arguments, Instant now) {
        return switch (verb) {
            case "Identify" -> new Identify();
            case "ListMetadataFormats" -> new ListFormats(Optional.ofNullable(arguments.one("identifier")));
            case "ListSets" -> new ListSets();
            case "GetRecord" -> get(arguments);
            default -> harvest(verb.equals("ListIdentifiers"), arguments, now);
        };
    }

    private static OaiRequest get(Arguments arguments) {
        String identifier = arguments.one("identifier");
        String prefix = arguments.one("metadataPrefix");
        if (identifier == null || prefix == null) {
            return new Wrong("badArgument", "GetRecord needs identifier and metadataPrefix");
        }
        return PREFIXES.contains(prefix) ? new Get(identifier, prefix) : noFormat(prefix);
    }

    private static Wrong noFormat(String prefix) {
        return new Wrong("cannotDisseminateFormat", "There is no format " + prefix);
    }

    private static OaiRequest harvest(boolean headers, Arguments arguments, Instant now) {
        String token = arguments.one("resumptionToken");
        if (token != null) {
            if (arguments.count() > 2) {
                return new Wrong("badArgument", "resumptionToken stands alone");
            }
            return ResumptionToken.read(token)
                    .<OaiRequest>map(from -> new Harvest(headers, from))
                    .orElse(new Wrong("badResumptionToken", "The token was not given out here"));
        }
        String prefix = arguments.one("metadataPrefix");
        if (prefix == null) {
            return new Wrong("badArgument", "metadataPrefix is missing");
        }
        if (arguments.one("set") != null) {
            return new Wrong("noSetHierarchy", "There are no sets");
        }
        if (!PREFIXES.contains(prefix)) {
            return noFormat(prefix);
        }
        String from = arguments.one("from");
        String until = arguments.one("until");
        if (from != null && until != null && from.length() != until.length()) {
            return new Wrong("badArgument", "from and until differ in how exact they are");
        }
        Optional<Instant> begins = from == null ? Optional.of(Instant.EPOCH) : moment(from, false);
        Optional<Instant> ends = until == null ? Optional.of(now) : moment(until, true);
        if (begins.isEmpty() || ends.isEmpty()) {
            return new Wrong("badArgument", "A date is 2026-11-23 or 2026-11-23T10:00:00Z");
        }
        if (begins.get().isAfter(ends.get()) && until != null) {
            return new Wrong("badArgument", "from is after until");
        }
        Instant last = ends.get().isBefore(now) ? ends.get() : now;
        return new Harvest(headers, ResumptionToken.begin(prefix, begins.get(), last));
    }

    /// Whole seconds; the last moment of what is named, for an end.
    private static Optional<Instant> moment(String text, boolean end) {
        try {
            if (text.length() == "2026-11-23".length()) {
                LocalDate day = LocalDate.parse(text);
                Instant begins = day.atStartOfDay().toInstant(ZoneOffset.UTC);
                return Optional.of(end ? begins.plus(1, ChronoUnit.DAYS).minusNanos(1_000) : begins);
            }
            Instant second = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'")
                    .withZone(ZoneOffset.UTC)
                    .parse(text, Instant::from);
            return Optional.of(end ? second.plusSeconds(1).minusNanos(1_000) : second);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Each once.
    record Arguments(Map<String, List<String>> all) {

        @Nullable
        String one(String name) {
            List<String> values = all.getOrDefault(name, List.of());
            return values.isEmpty() ? null : values.getFirst();
        }

        int count() {
            return all.size();
        }
    }
}
