package org.carrel.demo;

import java.util.List;
import java.util.Set;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;

/// Somebody a visitor of the demo can sign in as.
///
/// @param left they belong to their group no longer
/// @param shows what there is to see as this person
public record Persona(
        String username, String name, Set<UserGroup> groups, Set<StaffRole> roles, boolean left, String shows) {

    /// Known to everybody, which is why a database that holds personas is refused in production.
    public static final String PASSWORD = "quiet-reading-room";

    /// Whose account was stolen the day before the demo began.
    static final String STOLEN = "staff";

    /// One for each kind of person the library serves or employs.
    public static final List<Persona> ALL = List.of(
            reader("student", "Amara Okafor", UserGroup.STUDENT, "a student"),
            reader(
                    STOLEN,
                    "Henrik Lindqvist",
                    UserGroup.STAFF,
                    "a member of staff, whose account was stolen yesterday"),
            reader("alumnus", "Priya Raghunathan", UserGroup.ALUMNUS, "an alumna"),
            reader("nhs", "Gareth Pugh", UserGroup.NHS_STAFF, "a hospital's member of staff"),
            reader("visitor", "Marisol Etxeberria", UserGroup.SCONUL_VISITOR, "a visitor from another university"),
            new Persona(
                    "leaver",
                    "Oskar Feldmann",
                    Set.of(UserGroup.STUDENT),
                    Set.of(),
                    true,
                    "a student who has left, and can be erased"),
            employee("reviewer", "Ngozi Adeyemi", StaffRole.ICT_REVIEWER, "alerts on stolen accounts"),
            employee("desk", "Tomasz Wierzbicki", StaffRole.DESK, "the issue desk"),
            employee("librarian", "Eleanor Whitcombe", StaffRole.LIBRARIAN, "a librarian"),
            employee("statistician", "Rafael Quintero", StaffRole.STATISTICIAN, "the statistics team"),
            employee("dpo", "Judith Abramowitz", StaffRole.DPO, "the data protection officer"),
            employee("systems", "Mei-Ling Fong", StaffRole.SYSTEMS_LIBRARIAN, "the systems librarian"));

    private static Persona reader(String username, String name, UserGroup group, String shows) {
        return new Persona(username, name, Set.of(group), Set.of(), false, shows);
    }

    private static Persona employee(String username, String name, StaffRole role, String shows) {
        return new Persona(username, name, Set.of(UserGroup.STAFF), Set.of(role), false, shows);
    }
}
