package org.carrel.people.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.PersonId;
import org.carrel.people.PersonPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// Numbers and cards, as the desk sees them and as their holder does.
final class CardParts {

    private static final int ORDER = 200;

    private CardParts() {}

    @Component
    @For("keep_membership")
    static class AtTheDesk implements PersonPart {

        private final Cards cards;

        AtTheDesk(Cards cards) {
            this.cards = cards;
        }

        @Override
        public int order() {
            return ORDER;
        }

        @Override
        public Optional<Part> view(PersonId person, SignedIn by) {
            return Optional.of(new Part("people/card/section", Map.of("id", person.value(), "all", cards.of(person))));
        }
    }

    @Component
    @For("show_own_data")
    static class OnTheirOwnPage implements AccountPart {

        private final Cards cards;

        OnTheirOwnPage(Cards cards) {
            this.cards = cards;
        }

        @Override
        public int order() {
            return ORDER;
        }

        @Override
        public Optional<Part> view(SignedIn me) {
            if (me.personId() == null) {
                return Optional.empty();
            }
            List<Identifier> all = cards.own(me);
            return Optional.of(new Part("people/card/own", Map.of("all", all)));
        }
    }
}
