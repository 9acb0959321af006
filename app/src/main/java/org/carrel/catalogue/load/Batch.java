package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to be written of some records of a file.
final class Batch {

    final Set<Held> changed = new LinkedHashSet<>();
    final Set<Held> touched = new LinkedHashSet<>();
    final List<Held.Holding> holdings = new ArrayList<>();
    final List<HeldItem> items = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Long> linksGone = new ArrayList<>();
    final List<HeldTitle> titles = new ArrayList<>();
    final List<HeldTitle> titlesChanged = new ArrayList<>();
    final Set<Long> titlesSeen = new LinkedHashSet<>();
    /// Held with another beginning than the list now gives them.
    final Set<Long> titlesSuperseded = new LinkedHashSet<>();
    final List<Line> lines = new ArrayList<>();

    /// To the work itself, as the record gives it.
    record Link(Held record, String url) {}

    List<Held> created() {
        return changed.stream().filter(Held::isFresh).toList();
    }

    /// Those that get a new version.
    List<Held> replaced() {
        return changed.stream().filter(held -> !held.isFresh()).toList();
    }

    long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    long repaired() {
        return lines.stream().filter(Line::repaired).count();
    }
}
