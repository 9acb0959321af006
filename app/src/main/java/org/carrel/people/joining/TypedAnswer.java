package org.carrel.people.joining;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.people.CardNumber;
import org.carrel.people.account.Username;
import org.jspecify.annotations.Nullable;

/// What the desk typed to let somebody in; empty where they typed nothing.
///
/// @param document that was shown, one of [Document#ofIdentity]
/// @param membership that proved the work for an NHS trust, one of [Document#ofNhs]
/// @param until the last day, as `2027-09-30`
/// @param card as scanned or typed; empty where none is given yet
/// @param cardKind `card_uid` or `barcode`
/// @param username empty for the library number
/// @param person who it turned out to be; empty for somebody new
record TypedAnswer(
        String document,
        String membership,
        String until,
        String card,
        String cardKind,
        String username,
        String person) {

    private static final Pattern CARD = Pattern.compile("[0-9A-Za-z][0-9A-Za-z:_-]{0,63}");

    static final TypedAnswer BLANK = new TypedAnswer("", "", "", "", "card_uid", "", "");

    TypedAnswer {
        document = strip(document);
        membership = strip(membership);
        until = strip(until);
        card = CardNumber.written(strip(card));
        cardKind = "barcode".equals(cardKind) ? "barcode" : "card_uid";
        username = strip(username);
        person = strip(person);
    }

    private static String strip(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// What speaks against it, as a message key under `application.refused.`.
    Optional<String> against(JoinKind kind, LocalDate today, LocalDate latest) {
        if (Document.of(document, Document.ofIdentity()).isEmpty()) {
            return Optional.of("document");
        }
        if (kind.isNhs() && Document.of(membership, Document.ofNhs()).isEmpty()) {
            return Optional.of("membership");
        }
        LocalDate last = TypedApplication.date(until);
        if (last == null || last.isBefore(today) || last.isAfter(latest)) {
            return Optional.of("until");
        }
        if (!card.isEmpty() && !CARD.matcher(card).matches()) {
            return Optional.of("card");
        }
        if (!username.isEmpty() && Username.of(username).isEmpty()) {
            return Optional.of("username");
        }
        return person.isEmpty() || existing().isPresent() ? Optional.empty() : Optional.of("person");
    }

    /// The number of the person it turned out to be.
    Optional<UUID> existing() {
        try {
            return person.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(person));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    TypedAnswer withUntil(LocalDate day) {
        return new TypedAnswer(document, membership, day.toString(), card, cardKind, username, person);
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "TypedAnswer";
    }
}
