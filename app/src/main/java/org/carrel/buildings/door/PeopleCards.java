package org.carrel.buildings.door;

import java.util.List;
import java.util.Optional;
import org.carrel.people.CardHolder;
import org.carrel.people.People;
import org.springframework.stereotype.Component;

/// Cards as people know them.
@Component
class PeopleCards implements CardHolders {

    private static final String DOORS = "doors";

    private final People people;

    PeopleCards(People people) {
        this.people = people;
    }

    @Override
    public Optional<Holder> holder(String card) {
        return people.holder(card).map(PeopleCards::holder);
    }

    @Override
    public List<Card> cards() {
        return people.cards().stream()
                .map(card -> new Card(card.value(), holder(card.holder())))
                .toList();
    }

    private static Holder holder(CardHolder known) {
        return new Holder(
                known.person(),
                known.current(),
                known.groups(),
                known.until(),
                known.stops().contains(DOORS));
    }
}
