package org.carrel.people.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The systems that say who our users are.
@Service
public class Sources {

    private final SourceRepository repository;

    Sources(SourceRepository repository) {
        this.repository = repository;
    }

    List<Source> all() {
        return repository.all();
    }

    Optional<Source> one(String key) {
        return repository.one(key);
    }

    boolean add(Source source) {
        return repository.add(source);
    }

    void change(Source source) {
        repository.change(source);
    }

    /// Sets one up for rows that come without a file, where there is none of this key yet.
    ///
    /// @param key        2 to 40 lower-case letters, digits and hyphens
    /// @param precedence lower goes first, where two sources say something different
    public void offer(String key, String title, int precedence) {
        repository.add(new Source(key, title, precedence, "", java.math.BigDecimal.valueOf(5)));
    }

    /// Whose word counts first, for each field: the sources' usual places, but where a mapping says otherwise.
    Map<Field, String[]> order() {
        List<Source> all = repository.all();
        Map<String, Map<Field, Integer>> own = new java.util.HashMap<>();
        all.forEach(source -> own.put(source.key(), Mapping.precedence(source.mapping())));
        Map<Field, String[]> order = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            List<Source> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparing((Source source) ->
                            own.getOrDefault(source.key(), Map.of()).getOrDefault(field, source.precedence()))
                    .thenComparing(Source::key));
            order.put(field, sorted.stream().map(Source::key).toArray(String[]::new));
        }
        return order;
    }
}
