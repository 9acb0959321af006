package org.carrel.people.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Deliveries as pages show them.
@Service
class Imports {

    static final int PAGE = 50;
    private static final int NEWEST = 20;

    private final ImportRepository imports;
    private final DifferenceRepository differences;
    private final FeedTexts texts;
    private final Purposes purposes;

    Imports(ImportRepository imports, DifferenceRepository differences, FeedTexts texts, Purposes purposes) {
        this.imports = imports;
        this.differences = differences;
        this.texts = texts;
        this.purposes = purposes;
    }

    /// @param said what became of it, in words
    record Listed(Import made, String said) {}

    /// @param source null for all
    List<Listed> newest(@Nullable String source) {
        return purposes.in(Deliveries.TAKE, () -> imports.newest(source, NEWEST)).stream()
                .map(made -> new Listed(made, texts.of(made)))
                .toList();
    }

    Optional<Listed> one(long id) {
        return purposes.in(Deliveries.TAKE, () -> imports.one(id)).map(made -> new Listed(made, texts.of(made)));
    }

    /// Whether it is the one that may be undone.
    boolean isLast(Import made) {
        return made.state() == Import.State.APPLIED
                && purposes.in(Deliveries.TAKE, () -> imports.last(made.source()))
                        .filter(last -> last.id() == made.id())
                        .isPresent();
    }

    /// @param page from 0
    List<Difference> differences(Import made, int page) {
        int from = Math.multiplyExact(Math.clamp(page, 0, Integer.MAX_VALUE / PAGE - 1), PAGE);
        return purposes.in(Deliveries.TAKE, () -> {
            if (made.isOpen()) {
                return differences.open(made, from, PAGE);
            }
            List<Difference> found = new ArrayList<>(differences.known(made, from, PAGE));
            int known = made.counts().changed() + made.counts().ended();
            if (found.size() < PAGE) {
                found.addAll(differences.added(made, Math.max(0, from - known), PAGE - found.size()));
            }
            return found;
        });
    }
}
