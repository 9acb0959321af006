package org.carrel.people.staff;

import java.util.Set;
import java.util.UUID;
import org.carrel.people.StaffRole;

/// An account that acts for the library.
///
/// @param canSignIn false until its holder has chosen a password
/// @param ownGifts  the roles that its holder gave to themselves
/// @param inFeeds   whether a college system that names this user name may be believed to speak of them
record StaffMember(
        UUID id,
        String name,
        String username,
        boolean canSignIn,
        Set<StaffRole> roles,
        Set<StaffRole> ownGifts,
        boolean inFeeds) {}
