package org.carrel.buildings;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.buildings.door.CardHolders;
import org.carrel.buildings.door.Holder;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.springframework.context.annotation.Primary;

/// Cards of people who are in the database, with whatever a test wants to be true of them.
@Primary
public final class CardsForTests implements CardHolders {

    private final People people;
    private final Map<String, Holder> cards = new ConcurrentHashMap<>();

    public CardsForTests(People people) {
        this.people = people;
    }

    public String card(UserGroup... groups) {
        return card(true, false, Optional.empty(), groups);
    }

    public String card(boolean current, boolean stopped, Optional<LocalDate> until, UserGroup... groups) {
        PersonId person = people.enter("Rowan Ashdown", Set.of(UserGroup.STUDENT));
        return card(new Holder(person, current, Set.of(groups), until, stopped));
    }

    public String card(Holder holder) {
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        cards.put(card, holder);
        return card;
    }

    public PersonId person(String card) {
        return cards.get(card).person();
    }

    @Override
    public Optional<Holder> holder(String card) {
        return Optional.ofNullable(cards.get(card));
    }

    @Override
    public List<Card> cards() {
        return new LinkedHashMap<>(cards)
                .entrySet().stream()
                        .map(entry -> new Card(entry.getKey(), entry.getValue()))
                        .toList();
    }
}
