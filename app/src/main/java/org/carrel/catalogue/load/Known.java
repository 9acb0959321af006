package org.carrel.catalogue.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.catalogue.description.Identifier;
import org.jspecify.annotations.Nullable;

/// What there is already, as far as a batch asks for it, and what the batch adds.
final class Known {

    /// A trial writes nothing, so it remembers what it would have written: so many records.
    private static final int REMEMBERED = 50_000;

    private final Map<Identifier, Set<Held>> byNumber = new HashMap<>();
    private final Map<Long, Held> byId = new HashMap<>();
    private final Map<String, HeldItem> byBarcode = new HashMap<>();
    private final Map<HeldTitle.Key, HeldTitle> titles = new HashMap<>();
    private final Set<Long> titlesSeen = new HashSet<>();
    private int size;

    void add(Held held, Collection<Identifier> numbers) {
        if (held.id() != 0) {
            byId.put(held.id(), held);
        }
        size++;
        name(held, numbers);
    }

    void name(Held held, Collection<Identifier> numbers) {
        for (Identifier number : numbers) {
            byNumber.computeIfAbsent(number, none -> new LinkedHashSet<>()).add(held);
            if (number.kind() == Identifier.Kind.CONTROL) {
                held.controls.add(number.value());
            }
        }
    }

    Set<Held> of(Identifier number) {
        return byNumber.getOrDefault(number, Set.of());
    }

    @Nullable
    Held of(long id) {
        return byId.get(id);
    }

    void add(HeldItem item) {
        byBarcode.put(item.copy().barcode(), item);
    }

    @Nullable
    HeldItem item(String barcode) {
        return byBarcode.get(barcode);
    }

    void add(HeldTitle title) {
        titles.put(title.key(), title);
    }

    @Nullable
    HeldTitle title(HeldTitle.Key key) {
        return titles.get(key);
    }

    /// The same title on the same record, as it was held before with another beginning.
    List<Long> otherwiseBegun(HeldTitle.Key key) {
        return titles.values().stream()
                .filter(title -> title.id() != 0
                        && !key.titleId().isEmpty()
                        && title.key().titleId().equals(key.titleId())
                        && title.key().record() == key.record())
                .map(HeldTitle::id)
                .toList();
    }

    /// Of a package, what its list still has; from the first line on.
    void see(Collection<Long> titles) {
        titlesSeen.addAll(titles);
    }

    long titlesSeen() {
        return titlesSeen.size();
    }

    /// True where it forgot what a trial would have written.
    boolean endBatch(boolean trial) {
        boolean full = size > REMEMBERED;
        if (!trial || full) {
            byNumber.clear();
            byId.clear();
            byBarcode.clear();
            titles.clear();
            size = 0;
        }
        return trial && full;
    }
}
