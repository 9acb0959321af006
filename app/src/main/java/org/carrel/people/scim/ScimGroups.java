package org.carrel.people.scim;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// A client's groups. Whoever joins or leaves one that the source's mapping names begins or ceases to belong to that
/// user group, in the same transaction.
@Service
class ScimGroups {

    private final GroupRepository groups;
    private final ScimUsers users;
    private final FilterRepository filters;
    private final Purposes purposes;
    private final Clock clock;

    ScimGroups(GroupRepository groups, ScimUsers users, FilterRepository filters, Purposes purposes, Clock clock) {
        this.groups = groups;
        this.users = users;
        this.filters = filters;
        this.purposes = purposes;
        this.clock = clock;
    }

    ScimGroup one(String source, UUID id) {
        return purposes.in(ScimUsers.TAKE, () -> whole(source, id));
    }

    Resources.Found<ScimGroup> find(String source, @Nullable String filter, Slice slice, boolean withMembers) {
        Condition condition = filters.condition(filter, GroupRepository.COLUMNS);
        return purposes.in(
                ScimUsers.TAKE,
                () -> new Resources.Found<>(
                        groups.count(source, condition),
                        slice.count() == 0
                                ? List.of()
                                : groups.page(source, condition, slice).stream()
                                        .map(group -> withMembers ? filled(group) : group)
                                        .toList()));
    }

    ScimGroup create(String source, SaidGroup said) {
        UUID id = UUID.randomUUID();
        return purposes.in(ScimUsers.TAKE, () -> {
            refuseTaken(source, said, id);
            groups.add(source, id, said.externalId(), said.name(), now());
            settle(source, id, Set.of(), said, groups.namesOf(said.members()));
            return whole(source, id);
        });
    }

    /// What becomes of a group as it is at this moment.
    @FunctionalInterface
    interface Change {

        SaidGroup of(ScimGroup before);
    }

    /// @param expected the version that is to be changed; empty for whichever there is
    ScimGroup change(String source, UUID id, Optional<Long> expected, Change change) {
        return purposes.in(ScimUsers.TAKE, () -> {
            hold(source, id, expected);
            ScimGroup before = whole(source, id);
            SaidGroup said = change.of(before);
            refuseTaken(source, said, id);
            if (!said.equals(said(before))) {
                Map<UUID, List<String>> was = groups.namesOf(concerned(before, said));
                groups.change(id, said.externalId(), said.name(), now());
                settle(source, id, members(before), said, was);
            }
            return whole(source, id);
        });
    }

    void remove(String source, UUID id, Optional<Long> expected) {
        purposes.run(ScimUsers.TAKE, () -> {
            hold(source, id, expected);
            Map<UUID, List<String>> was = groups.namesOf(members(whole(source, id)));
            groups.remove(id);
            users.regroup(source, was);
        });
    }

    /// Whose groups a change makes others: of whoever joins or leaves, and of all where the name is another.
    private static Set<UUID> concerned(ScimGroup before, SaidGroup said) {
        Set<UUID> members = members(before);
        Set<UUID> concerned = without(said.members(), members);
        concerned.addAll(said.name().equals(before.name()) ? without(members, said.members()) : members);
        return concerned;
    }

    /// @param was of everybody concerned, the groups they were in
    private void settle(String source, UUID id, Set<UUID> before, SaidGroup said, Map<UUID, List<String>> was) {
        Set<UUID> joining = without(said.members(), before);
        Set<UUID> known = groups.known(source, joining);
        joining.stream().filter(member -> !known.contains(member)).findFirst().ifPresent(member -> {
            throw ScimRefusal.value("There is no user " + member);
        });
        groups.removeMembers(id, without(before, said.members()));
        groups.addMembers(id, joining);
        users.regroup(source, was);
    }

    private static Set<UUID> without(Set<UUID> some, Set<UUID> others) {
        Set<UUID> without = new LinkedHashSet<>(some);
        without.removeAll(others);
        return without;
    }

    private ScimGroup whole(String source, UUID id) {
        return groups.one(source, id).map(this::filled).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
    }

    private ScimGroup filled(ScimGroup group) {
        return new ScimGroup(
                group.id(),
                group.externalId(),
                group.name(),
                group.version(),
                group.created(),
                group.modified(),
                groups.members(group.id()));
    }

    private static SaidGroup said(ScimGroup group) {
        return new SaidGroup(group.externalId(), group.name(), members(group));
    }

    private static Set<UUID> members(ScimGroup group) {
        return group.members().stream().map(ScimGroup.Member::id).collect(Collectors.toUnmodifiableSet());
    }

    private void hold(String source, UUID id, Optional<Long> expected) {
        long version = groups.hold(source, id).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
        if (expected.filter(one -> one != version).isPresent()) {
            throw ScimRefusal.changedMeanwhile();
        }
    }

    private void refuseTaken(String source, SaidGroup said, UUID id) {
        if (groups.byName(source, said.name())
                .filter(other -> !other.equals(id))
                .isPresent()) {
            throw ScimRefusal.taken("There is a group " + said.name() + " already");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
