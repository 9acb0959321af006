package org.carrel.people.account;

import java.util.List;
import java.util.stream.Stream;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;

/// What "Your account" and the home page show.
///
/// @param isReader whether the account belongs to a library user
/// @param groups   in the order of the notice
record AccountView(String name, boolean isReader, List<UserGroup> groups, List<StaffRole> roles) {

    static AccountView of(SignedIn signedIn) {
        return new AccountView(
                signedIn.displayName(),
                signedIn.personId() != null,
                signedIn.groups().stream().sorted().toList(),
                Stream.concat(signedIn.roles().stream(), signedIn.awaiting().stream())
                        .sorted()
                        .toList());
    }
}
