package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody's wish to become a user, as the desk sees it.
///
/// @param person the number that they get, or of the person they turned out to be
/// @param completed of an alumnus
/// @param institution of staff and students of other institutions
/// @param band of SCONUL Access, once the library at home has approved it
/// @param approvedUntil by that library
/// @param state `unconfirmed`, `asked`, `waiting`, `accepted`, `declined` or `lapsed`
/// @param confirmed false for a mail address that nobody has confirmed: the form came in while
///     no letters could be sent
/// @param letter whether what they are told last has left; null where nothing is told
record Application(
        UUID id,
        JoinKind kind,
        PersonId person,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address,
        @Nullable LocalDate completed,
        @Nullable String institution,
        @Nullable String band,
        @Nullable LocalDate approvedUntil,
        Instant receivedAt,
        String state,
        boolean confirmed,
        @Nullable Boolean letter) {

    /// Whether the library at home has to answer first.
    boolean isAsked() {
        return state.equals("asked");
    }

    boolean isWaiting() {
        return state.equals("waiting");
    }

    /// Without anything of the person: records end up in messages and logs.
    @Override
    public String toString() {
        return "Application[" + id + "]";
    }

    /// What only desk staff see, who check whether somebody belongs to an NHS trust.
    record NhsFacts(LocalDate born, String job) {

        @Override
        public String toString() {
            return "NhsFacts";
        }
    }
}
