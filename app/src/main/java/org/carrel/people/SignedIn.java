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
/// @param roles by which they may act now
/// @param awaiting roles that count once they have shown a second proof
/// @param personId null for an account that belongs to no library user, as a systems librarian's may
public record SignedIn(
        AccountId accountId,
        @Nullable PersonId personId,
        String displayName,
        Set<StaffRole> roles,
        Set<UserGroup> groups,
        Set<StaffRole> awaiting)
        implements Viewer, DataSubject, AuthenticatedPrincipal {

    /// Opens what is there for those who have yet to show a second proof.
    public static final String AWAITING = "STEP_UP_AWAITED";

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
        return Stream.of(
                        roles.stream().map(StaffRole::authority),
                        groups.stream().map(UserGroup::authority),
                        awaiting.isEmpty() ? Stream.<String>empty() : Stream.of(AWAITING))
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> awaited() {
        return awaiting.stream().map(StaffRole::authority).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether this account acts for the library, now or once a second proof was shown.
    public boolean isStaff() {
        return !roles.isEmpty() || !awaiting.isEmpty();
    }

    /// The same without `some` of the roles, until a second proof was shown.
    public SignedIn awaiting(Set<StaffRole> some) {
        Set<StaffRole> later = roles.stream().filter(some::contains).collect(Collectors.toUnmodifiableSet());
        Set<StaffRole> now =
                roles.stream().filter(role -> !some.contains(role)).collect(Collectors.toUnmodifiableSet());
        return new SignedIn(accountId, personId, displayName, now, groups, later);
    }

    /// Without the name: a principal ends up in messages and logs.
    @Override
    public String toString() {
        return "SignedIn[" + subject() + "]";
    }
}
