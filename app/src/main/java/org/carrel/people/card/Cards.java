package org.carrel.people.card;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.people.AccountId;
import org.carrel.people.CardNumber;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Gives numbers and cards, and closes them. None is ever given twice: also not where its holder
/// was forgotten.
@Service
class Cards {

    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);
    private static final Purpose KEEP = new Purpose("keep_membership");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final Purpose KEEP_OWN = new Purpose("keep_own_account");
    static final Set<String> CARDS = Set.of("barcode", "card_uid");
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z:_-]{0,63}");
    /// Numbers that a feed brought may stand where the count has not come yet.
    private static final int TRIES = 50;

    private final CardRepository cards;
    private final Purposes purposes;
    private final Erased erased;
    private final Clock clock;

    Cards(CardRepository cards, Purposes purposes, Erased erased, Clock clock) {
        this.cards = cards;
        this.purposes = purposes;
        this.erased = erased;
        this.clock = clock;
    }

    List<Identifier> of(PersonId person) {
        return purposes.in(KEEP, () -> cards.of(person));
    }

    /// @return what speaks against it, as a message key under `card.refused.`
    Optional<String> giveNumber(PersonId person, AccountId by) {
        if (of(person).stream().anyMatch(one -> !one.isCard() && one.until() == null)) {
            return Optional.of("hasNumber");
        }
        for (int i = 0; i < TRIES; i++) {
            String number = Long.toString(purposes.in(KEEP, cards::nextNumber));
            try {
                if (purposes.in(KEEP, () -> giveUnknown(person, number))) {
                    LOG.info("Account {} gave a library number", by.value());
                    return Optional.empty();
                }
            } catch (DuplicateKeyException given) {
                if (of(person).stream().anyMatch(one -> !one.isCard() && one.until() == null)) {
                    return Optional.of("hasNumber");
                }
            }
        }
        throw new IllegalStateException("The next library numbers were all given before");
    }

    private boolean giveUnknown(PersonId person, String number) {
        if (cards.isKnown(number)) {
            return false;
        }
        cards.give(person, "library_number", number, clock.instant());
        return true;
    }

    /// @param typed    as a reader or somebody's fingers gave it
    /// @param replaced the card that it stands for from now on; null where it is one more
    /// @return what speaks against it, as a message key under `card.refused.`
    Optional<String> give(PersonId person, String kind, String typed, @Nullable UUID replaced, AccountId by) {
        String value = CardNumber.written(typed);
        if (!CARDS.contains(kind) || !FORM.matcher(value).matches()) {
            return Optional.of("form");
        }
        if (erased.refuses("desk", value)) {
            return Optional.of("given");
        }
        try {
            purposes.run(KEEP, () -> {
                // A gate knows a card by its value alone, whatever is printed on it.
                if (cards.isKnown(value)) {
                    throw new DuplicateKeyException("Known");
                }
                if (replaced != null && !cards.close(person, replaced, clock.instant())) {
                    throw new Quicker();
                }
                cards.give(person, kind, value, clock.instant());
            });
        } catch (DuplicateKeyException given) {
            return Optional.of("given");
        } catch (Quicker closed) {
            return Optional.of("closed");
        }
        LOG.info("Account {} gave a {}", by.value(), kind);
        return Optional.empty();
    }

    /// Somebody else has closed the card meanwhile.
    private static final class Quicker extends RuntimeException {}

    /// @return whether it was valid until now
    boolean close(PersonId person, UUID card, AccountId by) {
        boolean closed = purposes.in(KEEP, () -> cards.close(person, card, clock.instant()));
        if (closed) {
            LOG.info("Account {} closed the card {}", by.value(), card);
        }
        return closed;
    }

    List<Identifier> own(SignedIn me) {
        return purposes.own(SHOW, me.subjectOfData(), cards::own);
    }

    /// One's own card that may be closed.
    Optional<Identifier> ownValid(SignedIn me, UUID card) {
        return me.personId() == null
                ? Optional.empty()
                : own(me).stream()
                        .filter(one -> one.id().equals(card) && one.isCard() && one.until() == null)
                        .findAny();
    }

    /// One's own card: the gates refuse it from this moment.
    boolean reportLost(SignedIn me, UUID card) {
        PersonId person = me.personId();
        if (person == null) {
            return false;
        }
        return purposes.own(
                KEEP_OWN,
                me.subjectOfData(),
                () -> cards.own().stream()
                        .filter(one -> one.id().equals(card) && one.isCard() && one.until() == null)
                        .anyMatch(one -> cards.close(person, card, clock.instant())));
    }
}
