package org.carrel.people.desk;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Who somebody is: shown, and put right.
@Service
class PersonFile {

    private static final Logger LOG = LoggerFactory.getLogger(PersonFile.class);
    static final Purpose KEEP = new Purpose("keep_membership");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{3,39}");

    private final PersonRepository people;
    private final Purposes purposes;
    private final LibraryDay day;

    PersonFile(PersonRepository people, Purposes purposes, LibraryDay day) {
        this.people = people;
        this.purposes = purposes;
        this.day = day;
    }

    Optional<PersonPage> page(UUID id) {
        PersonId person = new PersonId(id);
        return purposes.in(
                KEEP,
                () -> people.details(person)
                        .map(details -> new PersonPage(
                                id,
                                details,
                                people.affiliations(person),
                                people.account(person),
                                people.stops(person, day.now()),
                                day.today())));
    }

    /// Whose record one was joined to: old links and notes lead there.
    Optional<UUID> keptAs(UUID id) {
        return purposes.in(KEEP, () -> people.keptAs(id));
    }

    /// @param version that the form was made from
    /// @return what speaks against it, as a message key under `person.refused.`
    Optional<String> correct(UUID id, PersonDetails typed, String version, AccountId by) {
        Optional<String> against = against(typed);
        if (against.isPresent()) {
            return against;
        }
        PersonId person = new PersonId(id);
        Optional<String> refused = purposes.in(KEEP, () -> {
            Optional<PersonDetails> before = people.heldDetails(person);
            if (before.isEmpty() || !before.get().version().equals(version)) {
                return Optional.of("changed");
            }
            boolean fed = before.get().fromFeed() != null;
            if (fed
                    && !(typed.given().equals(before.get().given())
                            && typed.name().equals(before.get().name()))) {
                return Optional.of("feed");
            }
            people.change(person, typed);
            return Optional.empty();
        });
        if (refused.isEmpty()) {
            LOG.info("Account {} corrected who person {} is", by.value(), id);
        }
        return refused;
    }

    private static Optional<String> against(PersonDetails typed) {
        if (typed.name().length() > LONGEST_NAME || !ReadableLine.is(typed.name())) {
            return Optional.of("name");
        }
        if (!isMail(typed.given()) || !isMail(typed.own())) {
            return Optional.of("mail");
        }
        if (!typed.phone().isEmpty() && !PHONE.matcher(typed.phone()).matches()) {
            return Optional.of("phone");
        }
        return typed.address().length() > LONGEST_ADDRESS || !ReadableLine.areAll(typed.address())
                ? Optional.of("address")
                : Optional.empty();
    }

    private static boolean isMail(String mail) {
        return mail.isEmpty()
                || mail.length() <= LONGEST_MAIL && MAIL.matcher(mail).matches();
    }
}
