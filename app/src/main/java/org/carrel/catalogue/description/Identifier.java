package org.carrel.catalogue.description;

import java.util.Locale;

/// A number by which others know the same work, in its one normal form.
///
/// @param value for an ISBN its 13 digits; for an ISSN eight characters without hyphen; for an LCCN as
///              [normalised](https://www.loc.gov/marc/lccn-namespace.html); for OCLC digits without leading zeros;
///              for a DOI in small letters without an address before it
public record Identifier(Kind kind, String value) {

    /// Which numbers there are.
    public enum Kind {
        ISBN,
        ISSN,
        LCCN,
        OCLC,
        DOI,
        /// The number in the system that the record comes from, with that system: `(UkOxU)12345`.
        CONTROL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
