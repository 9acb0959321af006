package org.carrel.people.desk;

import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Whom a page of the desk is about.
@Component
public class PersonNames {

    private static final Purpose KEEP = new Purpose("keep_membership");

    private final PersonRepository people;
    private final Purposes purposes;

    PersonNames(PersonRepository people, Purposes purposes) {
        this.people = people;
        this.purposes = purposes;
    }

    /// For `keep_membership`.
    ///
    /// @throws ResponseStatusException (404) where there is nobody, or nobody whose data may be used
    public String required(UUID id) {
        return purposes.in(KEEP, () -> people.details(new PersonId(id)))
                .map(PersonDetails::name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
