package org.carrel.circulation;

import org.carrel.people.StaffRole;
import org.carrel.web.Audience;

/// Whom the module's pages for staff are for.
final class CirculationAudience {

    /// Who has to answer readers by the rules of lending.
    static final Audience READ_POLICY = Audience.having(
            StaffRole.DESK.authority(),
            StaffRole.ENQUIRIES.authority(),
            StaffRole.LIBRARIAN.authority(),
            StaffRole.SYSTEMS_LIBRARIAN.authority());

    /// Who changes them.
    static final Audience EDIT_POLICY =
            Audience.having(StaffRole.LIBRARIAN.authority(), StaffRole.SYSTEMS_LIBRARIAN.authority());

    private CirculationAudience() {}
}
