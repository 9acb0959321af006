package org.carrel.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// All kinds of news that some module brings.
@Component
public class Kinds {

    private final Map<String, Kind> all = new LinkedHashMap<>();
    private final Set<Kind> urgent;

    Kinds(List<DigestSource> sources, MessagesSettings settings) {
        List<Kind> found = new ArrayList<>();
        sources.forEach(source -> found.addAll(source.kinds()));
        found.sort(Comparator.comparing(Kind::freedom).thenComparing(Kind::code));
        for (Kind kind : found) {
            Kind other = all.putIfAbsent(kind.code(), kind);
            if (other != null && !other.equals(kind)) {
                throw new IllegalStateException("Two modules disagree about the kind of news " + kind.code());
            }
        }
        urgent = settings.urgent().stream()
                .flatMap(code -> urgent(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Kind> urgent(String code) {
        Kind kind = all.get(code);
        if (kind != null && !kind.mayBeUrgent()) {
            throw new IllegalArgumentException("carrel.messages.urgent: " + code + " goes with the daily digest only");
        }
        return Optional.ofNullable(kind);
    }

    /// What nobody can switch off comes first.
    public List<Kind> all() {
        return List.copyOf(all.values());
    }

    /// What the library has sent at once.
    public Set<Kind> urgent() {
        return urgent;
    }

    /// Empty where the module that brought it is gone.
    public Optional<Kind> of(String code) {
        return Optional.ofNullable(all.get(code));
    }
}
