package org.carrel.catalogue.kept;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order of a list.
enum Sorting {
    ADDED,
    TITLE,
    AUTHOR;

    /// As the address has it.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Sorting of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(sorting -> sorting.code().equals(code))
                .findFirst()
                .orElse(ADDED);
    }

    Comparator<KeptWork> comparator() {
        Collator letters = Collator.getInstance(Locale.UK);
        letters.setStrength(Collator.SECONDARY);
        Comparator<KeptWork> byTitle = Comparator.comparing(KeptWork::sortTitle, letters);
        return switch (this) {
            case ADDED -> Comparator.comparing(KeptWork::addedAt).reversed();
            case TITLE -> byTitle;
            case AUTHOR -> Comparator.comparing(KeptWork::sortAuthor, letters).thenComparing(byTitle);
        };
    }
}
