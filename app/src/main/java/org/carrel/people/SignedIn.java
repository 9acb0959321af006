package org.carrel.people;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Subject;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Who is signed in: the principal of every request that has one, so a controller may take it as a parameter with
/// `@AuthenticationPrincipal`.
///
/// @param personId null for an account that belongs to no library user, as a systems librarian's may
public record SignedIn(
        AccountId accountId,
        @Nullable PersonId personId,
        String displayName,
        Set<StaffRole> roles,
        Set<UserGroup> groups)
        implements Viewer, DataSubject, AuthenticatedPrincipal {

    @Override
    public String subject() {
        return accountId.value().toString();
    }

    @Override
    public Subject subjectOfData() {
        return new Subject(personId == null ? null : personId.value(), accountId.value());
    }

    /// The account's number and not its name: frameworks log it.
    @Override
    public String getName() {
        return subject();
    }

    @Override
    public Set<String> authorities() {
        return Stream.concat(
                        roles.stream().map(StaffRole::authority),
                        groups.stream().map(UserGroup::authority))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Without the name: a principal ends up in messages and logs.
    @Override
    public String toString() {
        return "SignedIn[" + subject() + "]";
    }
}
