package org.carrel.people.scim;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of a name, kept for clients that change one without the other.
record NameParts(@Nullable String given, @Nullable String family) {

    /// Both, with a blank; empty where nothing is said.
    Optional<String> together() {
        return Stream.of(Optional.ofNullable(given), Optional.ofNullable(family))
                .flatMap(Optional::stream)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" "), name -> Optional.of(name).filter(one -> !one.isEmpty())));
    }

    boolean isEmpty() {
        return Objects.isNull(given) && Objects.isNull(family);
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "NameParts";
    }
}
