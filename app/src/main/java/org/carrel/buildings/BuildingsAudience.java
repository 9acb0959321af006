package org.carrel.buildings;

import org.carrel.people.StaffRole;
import org.carrel.web.Audience;

/// Whom the module's pages are for.
public final class BuildingsAudience {

    /// What a gate's token opens.
    public static final String GATE = "GATE";

    /// Who works at the doors: lets people in by hand, and has a building left in an emergency.
    public static final Audience DOORS = Audience.having(
            StaffRole.DESK.authority(), StaffRole.LIBRARIAN.authority(), StaffRole.SYSTEMS_LIBRARIAN.authority());

    /// Who says when buildings are open.
    static final Audience SETTINGS =
            Audience.having(StaffRole.LIBRARIAN.authority(), StaffRole.SYSTEMS_LIBRARIAN.authority());

    /// Who connects gates.
    static final Audience GATES = Audience.having(StaffRole.SYSTEMS_LIBRARIAN.authority());

    private BuildingsAudience() {}
}
