package org.carrel.buildings.offline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.buildings.BuildingsSettings;
import org.carrel.buildings.door.CardHolders;
import org.carrel.buildings.door.Doorkeeper;
import org.carrel.buildings.door.Holder;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Gate;
import org.carrel.buildings.premises.Premises;
import org.carrel.buildings.premises.SnapshotKey;
import org.carrel.buildings.premises.Span;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.SigningKey;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Makes the lists by which gates decide alone. They know hours and who may come in with whom;
/// how many are inside, and who is already, they cannot know.
@Service
class Snapshots {

    private final CardHolders cards;
    private final GateKeyRepository keys;
    private final SnapshotKey signer;
    private final Premises premises;
    private final Purposes purposes;
    private final BuildingsSettings settings;
    private final Clock clock;
    private final JsonMapper json;

    Snapshots(
            CardHolders cards,
            GateKeyRepository keys,
            SnapshotKey signer,
            Premises premises,
            Purposes purposes,
            BuildingsSettings settings,
            Clock clock,
            JsonMapper json) {
        this.cards = cards;
        this.keys = keys;
        this.signer = signer;
        this.premises = premises;
        this.purposes = purposes;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /// What cards share that are let in alike.
    private record Alike(Set<UserGroup> groups, Optional<LocalDate> until) {}

    Snapshot.Signed of(Gate gate) {
        byte[] payload = json.writeValueAsBytes(unsigned(gate));
        SigningKey key = signer.key();
        Base64.Encoder text = Base64.getEncoder();
        return new Snapshot.Signed(
                text.encodeToString(payload),
                text.encodeToString(key.sign(payload)),
                text.encodeToString(key.publicKey()),
                "Ed25519");
    }

    Snapshot unsigned(Gate gate) {
        Building building = premises.plan().building(gate.building()).orElseThrow();
        Instant now = clock.instant();
        Instant until = now.plus(settings.snapshotValidFor());
        CardHash hash = new CardHash(keys.cardKey(gate.code()));
        Map<Alike, Snapshot.Profile> profiles = new HashMap<>();
        // Each is written once: one of its own, for a last day far away, would link somebody's
        // cards.
        Map<Snapshot.Profile, Integer> places = new LinkedHashMap<>();
        SortedMap<String, Integer> list = new TreeMap<>();
        for (CardHolders.Card card : purposes.in(Doorkeeper.ENTER, cards::cards)) {
            Holder holder = card.holder();
            if (holder.current() && !holder.stopped() && building.admits(holder.groups())) {
                Snapshot.Profile profile = profiles.computeIfAbsent(
                        new Alike(holder.groups(), holder.until()), alike -> profile(alike, building, now, until));
                int next = places.size();
                list.put(hash.of(card.number()), places.computeIfAbsent(profile, fresh -> next));
            }
        }
        return new Snapshot(
                gate.code(), building.code(), now, until, Snapshot.HASH, List.copyOf(places.keySet()), list);
    }

    private static Snapshot.Profile profile(Alike alike, Building building, Instant now, Instant until) {
        Instant end = alike.until()
                .map(last ->
                        last.plusDays(1).atStartOfDay(building.hours().zone()).toInstant())
                .filter(until::isAfter)
                .orElse(until);
        LocalDate first = LocalDate.ofInstant(now, building.hours().zone()).minusDays(1);
        LocalDate last = LocalDate.ofInstant(end, building.hours().zone());
        List<List<Instant>> open = first.datesUntil(last.plusDays(1))
                .flatMap(day -> building.hours().on(day, alike.groups()).stream())
                .map(span -> new Span(later(span.from(), now), earlier(span.to(), end)))
                .filter(span -> span.from().isBefore(span.to()))
                .map(span -> List.of(span.from(), span.to()))
                .toList();
        return new Snapshot.Profile(open, !building.admitsAlone(alike.groups()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
