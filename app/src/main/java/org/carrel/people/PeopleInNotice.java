package org.carrel.people;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.privacy.NoticeNames;

/// The staff roles and user groups there are. Public since Java finds services so.
public final class PeopleInNotice implements NoticeNames {

    @Override
    public Set<String> staffRoles() {
        return Arrays.stream(StaffRole.values()).map(StaffRole::key).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> subjects() {
        return Arrays.stream(UserGroup.values()).map(UserGroup::key).collect(Collectors.toUnmodifiableSet());
    }
}
