package org.carrel.buildings.door;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Premises;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Decides whether a gate opens, and keeps that it did.
///
/// One transaction: whose card it is, how things stand, what the rules say, and what is written.
/// The building is held only while it is written; where something has changed until then, it is
/// decided anew.
@Service
public class Doorkeeper {

    public static final Purpose ENTER = new Purpose("enter_buildings");

    private final CardHolders cards;
    private final EntryRepository entries;
    private final Premises premises;
    private final Purposes purposes;
    private final Clock clock;

    Doorkeeper(CardHolders cards, EntryRepository entries, Premises premises, Purposes purposes, Clock clock) {
        this.cards = cards;
        this.entries = entries;
        this.premises = premises;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Empty where the gate used the id before, for another attempt: then nothing is said, and nothing written.
    public Optional<Answer> answer(Attempt attempt) {
        Building building = building(attempt);
        return purposes.in(ENTER, () -> decide(attempt, building));
    }

    /// What would be said, without keeping anything: staff try it out, and it is a look at somebody's data.
    Answer tried(Purpose purpose, Attempt attempt) {
        Building building = building(attempt);
        return purposes.in(purpose, () -> {
            Entrance here = look(attempt, building, holder(attempt.card()), holder(attempt.escort()));
            return Answer.of(code(attempt, here));
        });
    }

    private Building building(Attempt attempt) {
        return premises.plan().building(attempt.gate().building()).orElseThrow();
    }

    private Entrance look(Attempt attempt, Building building, @Nullable Holder holder, @Nullable Holder escort) {
        Standing standing = entries.standing(
                attempt, building.code(), holder, escort, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Entrance(building, attempt.at(), holder, attempt.escort() != null, escort, standing);
    }

    private @Nullable Holder holder(@Nullable String card) {
        return card == null ? null : cards.holder(card).orElse(null);
    }

    private Optional<Answer> decide(Attempt attempt, Building building) {
        Holder holder = holder(attempt.card());
        Holder escort = holder(attempt.escort());
        while (true) {
            Entrance here = look(attempt, building, holder, escort);
            Answer earlier = here.standing().earlier();
            if (earlier != null) {
                return entries.isSame(attempt, here) ? Optional.of(earlier) : Optional.empty();
            }
            Code code = code(attempt, here);
            Answer answer = attempt.offline() ? told(attempt, code) : Answer.of(code);
            if (entries.write(new Passage(attempt, here, answer, clock.instant().truncatedTo(ChronoUnit.MILLIS)))) {
                return Optional.of(answer);
            }
            // The building is held now, so this comes to an end.
        }
    }

    /// The gate has let them through already.
    private static Answer told(Attempt attempt, Code code) {
        Code let = attempt.direction() == Direction.IN ? Code.WELCOME : Code.GOODBYE;
        return Answer.toldLater(let, code.opens() ? null : code);
    }

    private static Code code(Attempt attempt, Entrance entrance) {
        if (attempt.direction() == Direction.OUT) {
            // Nobody is kept in.
            return Code.GOODBYE;
        }
        Optional<Code> against = Rules.against(entrance);
        if (against.isEmpty()) {
            return Code.WELCOME;
        }
        boolean overruled =
                entrance.standing().override() != null && !against.get().isFinal();
        return overruled ? Code.WELCOME_BY_STAFF : against.get();
    }
}
