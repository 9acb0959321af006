package org.carrel.people.feed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;

/// Rows as they come.
///
/// @param rows    read once; reading may throw [Stopped]
/// @param hash    SHA-256 of the file; null where there is none
/// @param madeOn  known once all rows were read
/// @param warning a message key under `feed.warning.`; empty where there is nothing to say
/// @param by      null where the program takes it by itself
record Delivery(
        String source,
        DeliveryKind kind,
        Stream<SourceRow> rows,
        byte @Nullable [] hash,
        Supplier<Optional<LocalDate>> madeOn,
        Optional<String> warning,
        @Nullable AccountId by) {

    static Delivery of(String source, DeliveryKind kind, Stream<SourceRow> rows, @Nullable AccountId by) {
        return new Delivery(source, kind, rows, null, Optional::empty, Optional.empty(), by);
    }
}
