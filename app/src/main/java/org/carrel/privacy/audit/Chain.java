package org.carrel.privacy.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.audit.ChainRepository.Head;
import org.carrel.privacy.audit.ChainRepository.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns events into rows, each bound to the one before.
@Component
class Chain {

    private final ChainRepository repository;
    private final JsonMapper json;
    private final Clock clock;

    Chain(ChainRepository repository, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /// In the caller's transaction, in which nobody else on any node adds to the chain.
    void add(List<AuditEvent> events) {
        repository.holdTheChain();
        Instant now = clock.instant();
        Map<String, Key> keys = keys(events, now);
        Head head = repository.head();
        byte[] previous = head.hash();
        long seq = head.seq();
        List<Entry> entries = new ArrayList<>(events.size());
        for (AuditEvent event : events) {
            Key key = Objects.requireNonNull(keys.get(event.subject()));
            @Nullable Key actor = event.actor() == null ? null : keys.get(event.actor());
            byte[] nonce = Seal.random(Seal.NONCE_BYTES);
            byte[] content = Seal.close(key.key(), nonce, key.handle(), json.writeValueAsBytes(event));
            Entry entry = Entry.after(
                    previous, ++seq, now, actor == null ? null : actor.handle(), key.handle(), nonce, content);
            entries.add(entry);
            previous = entry.hash();
        }
        repository.add(entries, entries.getFirst().at());
    }

    /// Read anew each time: on another node somebody may have been erased a moment ago.
    private Map<String, Key> keys(List<AuditEvent> events, Instant now) {
        Set<String> wanted = new TreeSet<>();
        for (AuditEvent event : events) {
            wanted.add(event.subject());
            if (event.actor() != null) {
                wanted.add(event.actor());
            }
        }
        int year = LocalDate.ofInstant(now, ZoneOffset.UTC).getYear();
        Map<String, Key> keys = new HashMap<>();
        repository.keys(wanted, year).forEach(key -> keys.put(key.subject(), key));
        wanted.removeAll(keys.keySet());
        List<Key> fresh = wanted.stream()
                .map(subject -> new Key(UUID.randomUUID(), subject, Seal.random(Seal.KEY_BYTES)))
                .toList();
        if (!fresh.isEmpty()) {
            repository.addKeys(fresh, year, now);
            fresh.forEach(key -> keys.put(key.subject(), key));
        }
        return keys;
    }
}
