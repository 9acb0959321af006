package org.carrel.privacy;

import org.carrel.web.Viewer;
import org.springframework.stereotype.Component;

/// The groups of whoever looks at their own data: what the notice says of other groups is not about
/// them.
@Component
public class OwnGroups {

    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final String STAFF = "staff";

    private final KnownSubjects people;
    private final Purposes purposes;

    OwnGroups(KnownSubjects people, Purposes purposes) {
        this.people = people;
        this.purposes = purposes;
    }

    /// Whoever holds a role in the library counts as staff too.
    public Groups of(DataSubject me) {
        Subject subject = me.subjectOfData();
        Groups groups = purposes.own(SHOW, subject, () -> people.groups(subject.key()));
        boolean works = me instanceof Viewer viewer && !viewer.staffRoles().isEmpty();
        return works ? groups.with(STAFF) : groups;
    }
}
