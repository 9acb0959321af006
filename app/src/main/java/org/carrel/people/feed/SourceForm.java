package org.carrel.people.feed;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.ReadableLine;

/// A source as somebody types it.
///
/// @param most percent of its people that one delivery may end
record SourceForm(String key, String title, String precedence, String most, String mapping) {

    /// What a request leaves out is empty.
    SourceForm {
        key = Objects.requireNonNullElse(key, "");
        title = Objects.requireNonNullElse(title, "");
        precedence = Objects.requireNonNullElse(precedence, "");
        most = Objects.requireNonNullElse(most, "");
        mapping = Objects.requireNonNullElse(mapping, "");
    }

    static final SourceForm BLANK = new SourceForm("", "", "100", "5", "");

    /// Words that stand for something else in addresses.
    private static final Set<String> TAKEN = Set.of("new", "imports");

    static SourceForm of(Source source) {
        return new SourceForm(
                source.key(),
                source.title(),
                String.valueOf(source.precedence()),
                source.mostEndedPercent().stripTrailingZeros().toPlainString(),
                source.mapping());
    }

    /// What is wrong with it.
    ///
    /// @param reason a message key under `feed.refused.` or, with a line, under `feed.mapping.`
    /// @param line   of the mapping, from 1; 0 where it is about something else
    record Refused(String reason, int line, String detail) {

        static final Refused NOTHING = new Refused("", 0, "");
    }

    Optional<Refused> against() {
        if (!key.matches("[a-z][a-z0-9-]{1,39}") || TAKEN.contains(key)) {
            return refused("key");
        }
        if (title.strip().length() < 2 || title.length() > 100 || !ReadableLine.is(title)) {
            return refused("title");
        }
        if (!precedence.strip().matches("[1-9]\\d{0,2}")) {
            return refused("precedence");
        }
        if (!most.strip().matches("\\d{1,3}([.]\\d{1,2})?") || new BigDecimal(most.strip()).intValue() > 100) {
            return refused("most");
        }
        if (mapping.length() > 20_000) {
            return refused("mapping");
        }
        return mapping.isBlank() || !(MappingReader.read(mapping) instanceof MappingReader.Read.Wrong wrong)
                ? Optional.empty()
                : Optional.of(new Refused(wrong.code(), wrong.line(), wrong.detail()));
    }

    private static Optional<Refused> refused(String reason) {
        return Optional.of(new Refused(reason, 0, ""));
    }

    Source source() {
        return new Source(
                key,
                title.strip(),
                Integer.parseInt(precedence.strip()),
                mapping.replace("\r\n", "\n"),
                new BigDecimal(most.strip()));
    }
}
