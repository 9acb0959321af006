package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.buildings.BuildingsSettings;
import org.carrel.buildings.occupancy.EvacuationRepository.Evacuation;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// A building has to be left in an emergency. While that lasts, and only then, staff see who is inside; each look is on
/// record, and meanwhile its gates let nobody in.
@Service
class Evacuations {

    private static final Logger LOG = LoggerFactory.getLogger(Evacuations.class);
    private static final Purpose EVACUATE = new Purpose("evacuate");
    private static final int SHOWN = 20;

    private final EvacuationRepository evacuations;
    private final PresenceRepository presence;
    private final OccupancyRepository occupancy;
    private final People people;
    private final Premises premises;
    private final Purposes purposes;
    private final BuildingsSettings settings;
    private final Clock clock;

    Evacuations(
            EvacuationRepository evacuations,
            PresenceRepository presence,
            OccupancyRepository occupancy,
            People people,
            Premises premises,
            Purposes purposes,
            BuildingsSettings settings,
            Clock clock) {
        this.evacuations = evacuations;
        this.presence = presence;
        this.occupancy = occupancy;
        this.people = people;
        this.premises = premises;
        this.purposes = purposes;
        this.settings = settings;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Begun(long id) implements Outcome {}

        /// @param reason a message key under `evacuation.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param needsHelp to get out; what for is not told
    record Inside(String name, Instant since, boolean needsHelp) {}

    /// @param unknown how many more are inside whom nobody knows by name
    /// @param people  empty once it is over
    record Seen(Evacuation evacuation, String building, List<Inside> people, int unknown) {}

    List<Evacuation> newest() {
        return purposes.in(EVACUATE, () -> evacuations.newest(SHOWN, now()));
    }

    Outcome begin(String building, String reason, AccountId by) {
        Optional<WrittenReason> written = WrittenReason.of(reason);
        if (premises.plan().building(building).isEmpty()) {
            return new Outcome.Refused("building");
        }
        if (written.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        Instant now = now();
        long id = purposes.in(
                EVACUATE,
                () -> evacuations.begin(building, written.get(), by, now, now.plus(settings.evacuationLasts())));
        LOG.warn("Account {} began evacuation {} of {}", by.value(), id, building);
        return new Outcome.Begun(id);
    }

    Optional<Seen> see(long id) {
        Instant now = now();
        return purposes.in(EVACUATE, () -> evacuations.one(id, now).map(evacuation -> seen(evacuation, now)));
    }

    private Seen seen(Evacuation evacuation, Instant now) {
        List<PresenceRepository.Inside> inside = presence.duringEvacuation(evacuation.id(), now);
        Set<PersonId> persons =
                inside.stream().map(PresenceRepository.Inside::person).collect(Collectors.toUnmodifiableSet());
        Map<PersonId, String> names = persons.isEmpty() ? Map.of() : people.namesOf(persons);
        Set<PersonId> help = persons.isEmpty() ? Set.of() : people.needingHelpToLeave(persons);
        int counted = evacuation.lasts() ? occupancy.inside().getOrDefault(evacuation.building(), 0) : 0;
        return new Seen(
                evacuation,
                premises.plan()
                        .building(evacuation.building())
                        .map(one -> one.name())
                        .orElse(evacuation.building()),
                inside.stream()
                        .map(one -> new Inside(
                                names.getOrDefault(one.person(), ""), one.since(), help.contains(one.person())))
                        // Whoever needs help first, then by name.
                        .sorted(Comparator.comparing((Inside one) -> !one.needsHelp())
                                .thenComparing(Inside::name))
                        .toList(),
                Math.max(0, counted - inside.size()));
    }

    void end(long id, AccountId by) {
        Instant now = now();
        purposes.run(
                EVACUATE,
                () -> evacuations
                        .one(id, now)
                        .filter(Evacuation::lasts)
                        .ifPresent(evacuation -> evacuations.end(evacuation, by, now)));
        LOG.warn("Account {} ended evacuation {}", by.value(), id);
    }

    void endWhatIsOver() {
        purposes.run(EVACUATE, () -> evacuations.endWhatIsOver(now()));
    }

    /// As exact as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
