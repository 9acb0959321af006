package org.carrel.sentinel.identity;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// From a person who asks what is kept of them to their tokens. They hold what the tokens say no longer than one
/// transaction.
@Component
class OwnTokens implements Pseudonyms {

    private static final Logger log = LoggerFactory.getLogger(OwnTokens.class);

    private final Keyholder keys;
    private final People people;
    private final TokensMadeRepository made;

    OwnTokens(Keyholder keys, People people, TokensMadeRepository made) {
        this.made = made;
        this.keys = keys;
        this.people = people;
    }

    @Override
    public Set<String> of(Subject subject) {
        if (subject.person() == null) {
            return Set.of();
        }
        PersonId person = new PersonId(subject.person());
        Set<String> all = new HashSet<>();
        people.byId(person).map(KnownPerson::username).ifPresent(name -> all.addAll(tokens(name)));
        people.formerUsernames(person).forEach(name -> all.addAll(tokens(name)));
        return Set.copyOf(all);
    }

    @Override
    public Optional<String> away() {
        if (made.epochs().isEmpty()) {
            return Optional.empty();
        }
        try {
            keys.tokens("nobody");
            return Optional.empty();
        } catch (KeysUnopened problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
    }

    private Set<String> tokens(String username) {
        try {
            return Set.copyOf(keys.tokens(username).values());
        } catch (KeysUnopened problem) {
            log.warn("Somebody's own data is shown without what stands under a token: {}", problem.getMessage());
            return Set.of();
        }
    }
}
