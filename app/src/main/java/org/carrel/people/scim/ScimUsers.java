package org.carrel.people.scim;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.UserGroup;
import org.carrel.people.feed.Deliveries;
import org.carrel.people.feed.FeedTexts;
import org.carrel.people.feed.Field;
import org.carrel.people.feed.GroupNames;
import org.carrel.people.feed.SourceRow;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// A client's users. Each change is a delivery of its source, in one transaction with what the protocol needs.
@Service
class ScimUsers {

    static final Purpose TAKE = new Purpose("take_feeds");

    private final UserRepository users;
    private final FilterRepository filters;
    private final Deliveries deliveries;
    private final FeedTexts texts;
    private final Purposes purposes;
    private final Clock clock;

    ScimUsers(
            UserRepository users,
            FilterRepository filters,
            Deliveries deliveries,
            FeedTexts texts,
            Purposes purposes,
            Clock clock) {
        this.users = users;
        this.filters = filters;
        this.deliveries = deliveries;
        this.texts = texts;
        this.purposes = purposes;
        this.clock = clock;
    }

    ScimUser one(String source, UUID id) {
        return purposes.in(TAKE, () -> users.one(source, id)).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
    }

    Resources.Found<ScimUser> find(String source, @Nullable String filter, Slice slice) {
        Condition condition = filters.condition(filter, UserRepository.COLUMNS);
        return purposes.in(
                TAKE,
                () -> new Resources.Found<>(
                        users.count(source, condition),
                        slice.count() == 0 ? List.of() : users.page(source, condition, slice)));
    }

    ScimUser create(String source, SaidUser said) {
        UUID id = UUID.randomUUID();
        return purposes.in(TAKE, () -> {
            refuseTaken(source, said, id);
            if (!deliver(source, UserRows.of(id, said, memberships(mapping(source), said, List.of())))) {
                throw ScimRefusal.value("until is over: somebody new whose time is over is not brought in");
            }
            users.add(source, id, said, now());
            return users.one(source, id).orElseThrow();
        });
    }

    /// What becomes of somebody as they are at this moment.
    @FunctionalInterface
    interface Change {

        SaidUser of(ScimUser before);
    }

    /// @param expected the version that is to be changed; empty for whichever there is
    ScimUser change(String source, UUID id, Optional<Long> expected, Change change) {
        return purposes.in(TAKE, () -> {
            hold(source, id, expected);
            ScimUser before = users.one(source, id).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
            SaidUser said = change.of(before);
            if (said.equals(before.said())) {
                return before;
            }
            refuseTaken(source, said, id);
            boolean kept = redeliver(source, before, said, names(before));
            if (!kept && said.isButForFacts(before.said())) {
                return before;
            }
            users.change(id, said, now());
            return users.one(source, id).orElseThrow();
        });
    }

    void remove(String source, UUID id, Optional<Long> expected) {
        purposes.run(TAKE, () -> {
            hold(source, id, expected);
            ScimUser before = users.one(source, id).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
            Set<UserGroup> had = memberships(mapping(source), before.said(), names(before));
            deliver(source, gone(id, had, Set.of()));
            users.remove(id);
        });
    }

    /// Their groups were changed: they may belong to more or less now. The caller's transaction must be running.
    ///
    /// @param before of each, the names of the groups they were in
    void regroup(String source, Map<UUID, List<String>> before) {
        Mapped mapping = mapping(source);
        before.forEach((id, were) -> regroup(mapping, id, were));
    }

    private void regroup(Mapped mapping, UUID id, List<String> before) {
        ScimUser user = users.one(mapping.source(), id).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
        Set<UserGroup> had = memberships(mapping, user.said(), before);
        Set<UserGroup> has = memberships(mapping, user.said(), names(user));
        if (!had.equals(has)) {
            deliver(mapping.source(), rows(id, UserRows.fitting(user.said(), has), had, has));
        }
        users.touch(id, now());
    }

    /// Whether the source says anything new by it: a document may repeat what the library does not keep of its person,
    /// or write what it keeps in another way.
    private boolean redeliver(String source, ScimUser before, SaidUser said, List<String> in) {
        Mapped mapping = mapping(source);
        Set<UserGroup> had = memberships(mapping, before.said(), in);
        Set<UserGroup> has = memberships(mapping, said, in);
        return deliver(source, rows(before.id(), said, had, has));
    }

    private static List<SourceRow> rows(UUID id, SaidUser said, Set<UserGroup> had, Set<UserGroup> has) {
        List<SourceRow> rows = new ArrayList<>(UserRows.of(id, said, has));
        rows.addAll(UserRows.partsGone(id, had, has, rows.size()));
        return rows;
    }

    private static List<SourceRow> gone(UUID id, Set<UserGroup> had, Set<UserGroup> has) {
        List<SourceRow> rows = new ArrayList<>();
        rows.add(SourceRow.gone(1, id.toString()));
        rows.addAll(UserRows.partsGone(id, had, has, 1));
        return rows;
    }

    private static List<String> names(ScimUser user) {
        return user.groups().stream().map(ScimUser.Group::name).toList();
    }

    private void hold(String source, UUID id, Optional<Long> expected) {
        long version = users.hold(source, id).orElseThrow(() -> ScimRefusal.unknown(id.toString()));
        if (expected.filter(one -> one != version).isPresent()) {
            throw ScimRefusal.changedMeanwhile();
        }
    }

    private void refuseTaken(String source, SaidUser said, UUID id) {
        String username = String.valueOf(said.facts().get(Field.USERNAME));
        if (users.byUsername(source, username)
                .filter(other -> !other.equals(id))
                .isPresent()) {
            throw ScimRefusal.taken("There is a user " + username + " already");
        }
    }

    /// What a source calls the library's groups, read once for everything that one request changes.
    private record Mapped(String source, GroupNames groups) {}

    private Mapped mapping(String source) {
        return new Mapped(source, deliveries.groups(source));
    }

    /// By what they are, and by the groups they are in; what the source's mapping does not name counts for nothing in a
    /// group, and is refused as somebody's type.
    private static Set<UserGroup> memberships(Mapped mapping, SaidUser said, List<String> in) {
        if (!said.active()) {
            return Set.of();
        }
        Set<UserGroup> all = EnumSet.noneOf(UserGroup.class);
        String type = said.userType();
        if (type != null) {
            all.add(mapping.groups()
                    .group(type)
                    .orElseThrow(() ->
                            ScimRefusal.value("The mapping of " + mapping.source() + " knows no userType " + type)));
        }
        in.forEach(name -> mapping.groups().group(name).ifPresent(all::add));
        return all;
    }

    /// @return whether anything is another now
    private boolean deliver(String source, List<SourceRow> rows) {
        Deliveries.Taken taken = deliveries.takeOne(source, rows);
        if (!taken.problems().isEmpty()) {
            throw RowRefusal.of(taken.problems(), texts);
        }
        return taken.changed();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
