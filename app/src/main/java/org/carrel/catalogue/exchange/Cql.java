package org.carrel.catalogue.exchange;

import java.util.List;

/// What the [Contextual Query Language](https://www.loc.gov/standards/sru/cql/) asks for, taken apart.
sealed interface Cql {

    /// @param index    as written, with its prefix; `cql.serverChoice` where none was
    /// @param relation in small letters; `=` where none was
    record Clause(String index, String relation, List<String> modifiers, String term) implements Cql {}

    /// @param operator `and`, `or`, `not` or `prox`
    record Joined(String operator, List<String> modifiers, Cql left, Cql right) implements Cql {}
}
