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
/// One transaction: whose card it is, how things stand (which holds the building's row), what the rules say, and what
/// is
/// written.
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
            Case here = look(attempt, building);
            return Answer.of(code(attempt, here.entrance()));
        });
    }

    private Building building(Attempt attempt) {
        return premises.plan().building(attempt.gate().building()).orElseThrow();
    }

    private record Case(Entrance entrance, Standing standing) {}

    private Case look(Attempt attempt, Building building) {
        Holder holder = holder(attempt.card());
        Holder escort = holder(attempt.escort());
        Standing standing = entries.standing(
                attempt, building.code(), holder, escort, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Case(
                new Entrance(building, attempt.at(), holder, attempt.escort() != null, escort, standing), standing);
    }

    private @Nullable Holder holder(@Nullable String card) {
        return card == null ? null : cards.holder(card).orElse(null);
    }

    private Optional<Answer> decide(Attempt attempt, Building building) {
        Case here = look(attempt, building);
        Answer earlier = here.standing().earlier();
        if (earlier != null) {
            return entries.isSame(attempt, here.entrance()) ? Optional.of(earlier) : Optional.empty();
        }
        Code code = code(attempt, here.entrance());
        Answer answer = attempt.offline() ? told(attempt, code) : Answer.of(code);
        entries.write(
                new Passage(attempt, here.entrance(), answer, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return Optional.of(answer);
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
