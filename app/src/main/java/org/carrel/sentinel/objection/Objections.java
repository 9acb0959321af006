package org.carrel.sentinel.objection;

import static org.carrel.sentinel.SentinelPurpose.OWN_DATA;
import static org.carrel.sentinel.SentinelPurpose.RESPECT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.people.AccountId;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.PeopleMerged;
import org.carrel.people.PersonId;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.WrittenReason;
import org.carrel.sentinel.EveryToken;
import org.carrel.sentinel.ingest.LeftOut;
import org.carrel.sentinel.ingest.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Leaves out of the analysis whoever objects to it, under whatever token the keys of any epoch give
/// them.
@Service
public class Objections implements LeftOut {

    private static final Logger log = LoggerFactory.getLogger(Objections.class);

    /// How long it is not told that somebody looked, while nobody has decided.
    private static final Duration UNDECIDED = Duration.ofDays(14);

    private final ObjectionRepository objections;
    private final People people;
    private final Tokens tokens;
    private final EveryToken everyToken;
    private final Letters letters;
    private final Purposes purposes;
    private final Clock clock;

    Objections(
            ObjectionRepository objections,
            People people,
            Tokens tokens,
            EveryToken everyToken,
            Letters letters,
            Purposes purposes,
            Clock clock) {
        this.objections = objections;
        this.people = people;
        this.tokens = tokens;
        this.everyToken = everyToken;
        this.letters = letters;
        this.purposes = purposes;
        this.clock = clock;
    }

    void object(PersonId person) {
        purposes.run(RESPECT, () -> {
            objections.add(person.value(), clock.instant()).ifPresent(letters::add);
            bringUpToDateOrLater();
        });
    }

    void withdraw(PersonId person) {
        purposes.run(RESPECT, () -> {
            objections.withdraw(person.value(), clock.instant());
            bringUpToDateOrLater();
        });
    }

    /// Goes on with the analysis on a compelling ground, which the person reads under "My data".
    ///
    /// @return false where there is no ground, or no such objection stands
    boolean overrule(long objection, String ground, AccountId by) {
        Optional<WrittenReason> said = WrittenReason.of(ground);
        if (said.isEmpty()) {
            return false;
        }
        return purposes.in(RESPECT, () -> {
            boolean done = objections.overrule(objection, said.get().text(), by.value(), clock.instant());
            if (done) {
                letters.addGround(objection);
            }
            bringUpToDateOrLater();
            return done;
        });
    }

    /// When whoever has this token objected; empty where no objection of theirs stands.
    Optional<Instant> madeBy(String account) {
        return purposes.in(RESPECT, () -> objections.madeBy(account));
    }

    List<Objection> standing() {
        return purposes.in(RESPECT, objections::standing);
    }

    Optional<Objection> last(Subject subject) {
        return purposes.own(OWN_DATA, subject, () -> objections.last());
    }

    List<OwnReveal> reveals(Subject subject) {
        return purposes.own(
                OWN_DATA, subject, () -> objections.reveals(clock.instant().minus(UNDECIDED)));
    }

    @Override
    public Set<String> tokens() {
        return purposes.in(RESPECT, () -> {
            bringUpToDate();
            return objections.leftOut();
        });
    }

    /// While the keys cannot be had nothing is read either: the next reading brings up to date
    /// before it begins.
    private void bringUpToDateOrLater() {
        try {
            bringUpToDate();
        } catch (KeysAway away) {
            log.warn("Objections count from the next log on: {}", away.sentence());
        }
    }

    /// With a new epoch everybody has another token: those who objected are found by who they are.
    private void bringUpToDate() {
        objections.takeBack();
        for (Objection objection : objections.withoutToken(Set.of(tokens.epoch()))) {
            username(objection).ifPresent(name -> {
                Tokens.Token token = tokens.of(name);
                objections.leaveOut(token.account(), objection.id(), token.epoch());
            });
        }
        try {
            leaveOutEarlier();
        } catch (KeysAway away) {
            // Nothing new comes under those tokens.
            log.warn("What is kept of objectors under earlier keys stays until those are there: {}", away.sentence());
        }
    }

    private void leaveOutEarlier() {
        Set<Integer> epochs = everyToken.epochs();
        for (Objection objection : objections.withoutToken(epochs)) {
            username(objection)
                    .map(everyToken::of)
                    .ifPresent(all -> all.forEach((epoch, token) -> objections.leaveOut(token, objection.id(), epoch)));
        }
    }

    /// Two records of one person were joined, or parted again: an objection holds under every user name of theirs.
    @EventListener
    void on(PeopleMerged merged) {
        purposes.run(RESPECT, () -> {
            for (PersonId person : merged.people()) {
                objections.respected(person.value()).ifPresent(objection -> leaveOutAll(person, objection));
            }
        });
    }

    private void leaveOutAll(PersonId person, Objection objection) {
        Set<String> names = new HashSet<>(people.formerUsernames(person));
        people.byId(person).map(KnownPerson::username).ifPresent(names::add);
        try {
            Map<String, Integer> all = new HashMap<>();
            names.forEach(name -> everyToken.of(name).forEach((epoch, token) -> all.put(token, epoch)));
            objections.takeBackOthers(objection.id(), all.keySet());
            all.forEach((token, epoch) -> objections.leaveOut(token, objection.id(), epoch));
        } catch (KeysAway away) {
            log.warn("An objection of joined records waits for the keys: {}", away.sentence());
        }
    }

    private Optional<String> username(Objection objection) {
        return people.byId(new PersonId(objection.person())).map(KnownPerson::username);
    }
}
