package org.carrel.people.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number or a card.
///
/// @param kind  `library_number`, `barcode` or `card_uid`
/// @param until null while it is valid
public record Identifier(
        UUID id,
        String kind,
        String value,
        Instant since,
        @Nullable Instant until) {

    boolean isCard() {
        return !kind.equals("library_number");
    }

    /// Its last signs: enough to tell one's cards apart.
    public String brief() {
        return value.length() <= 4 ? value : "…" + value.substring(value.length() - 4);
    }

    /// Without the number: records end up in messages and logs.
    @Override
    public String toString() {
        return "Identifier[" + id + " " + kind + "]";
    }
}
