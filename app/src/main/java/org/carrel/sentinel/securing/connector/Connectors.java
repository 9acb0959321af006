package org.carrel.sentinel.securing.connector;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The connectors that are set up here; at most one for a step.
public final class Connectors {

    private final Map<StepKind, Connector> byKind = new EnumMap<>(StepKind.class);

    public Connectors(Collection<Connector> connectors) {
        connectors.forEach(connector -> byKind.put(connector.kind(), connector));
    }

    public Optional<Connector> of(StepKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /// In the order of the steps.
    public Set<StepKind> kinds() {
        return byKind.isEmpty() ? Set.of() : EnumSet.copyOf(byKind.keySet());
    }

    /// Steps that nobody set up.
    public Set<StepKind> missing() {
        EnumSet<StepKind> missing = EnumSet.allOf(StepKind.class);
        missing.removeAll(byKind.keySet());
        return missing;
    }

    public boolean undoable(StepKind kind) {
        return of(kind).map(Connector::undoable).orElse(false);
    }
}
