package org.carrel.people.scim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.carrel.people.feed.Field;
import org.carrel.people.feed.SourceRow;

/// A user as rows of a delivery: one with who they are and why they may use the library, and one more for each further
/// group they belong to.
final class UserRows {

    private static final Set<Field> OF_A_MEMBERSHIP = EnumSet.of(
            Field.SINCE,
            Field.UNTIL,
            Field.DEPARTMENT,
            Field.DATE_OF_BIRTH,
            Field.JOB_TITLE,
            Field.RESEARCH_SECTION,
            Field.COURSE_COMPLETED_ON,
            Field.JOINED_ON,
            Field.LEFT_ON,
            Field.HOME_INSTITUTION,
            Field.SUBGROUP);

    private UserRows() {}

    /// @param groups none for somebody who is not active
    static List<SourceRow> of(UUID id, SaidUser said, Set<UserGroup> groups) {
        Map<Field, String> facts = new EnumMap<>(said.facts());
        refuseUnfitting(facts, groups);
        List<SourceRow> rows = new ArrayList<>();
        for (UserGroup group : EnumSet.allOf(UserGroup.class)) {
            if (groups.contains(group)) {
                Map<Field, String> values = fitting(facts, group, rows.isEmpty());
                rows.add(row(rows.size() + 1, id, rows.isEmpty() ? "" : group.key(), values));
            }
        }
        if (rows.isEmpty()) {
            facts.keySet().removeAll(OF_A_MEMBERSHIP);
            rows.add(row(1, id, "", facts));
        }
        return rows;
    }

    /// Without what is of groups only that somebody is in no longer: it goes with them.
    static SaidUser fitting(SaidUser said, Set<UserGroup> groups) {
        Map<Field, String> facts = new EnumMap<>(said.facts());
        if (!groups.isEmpty()) {
            facts.keySet().removeIf(field -> groups.stream().noneMatch(field::isOf));
        }
        return new SaidUser(said.externalId(), said.userType(), said.active(), facts, said.parts());
    }

    /// Takes back the further rows of groups that somebody is in no longer.
    ///
    /// @param lines that came before
    static List<SourceRow> partsGone(UUID id, Set<UserGroup> had, Set<UserGroup> has, int lines) {
        Set<UserGroup> before = further(had);
        before.removeAll(further(has));
        List<SourceRow> rows = new ArrayList<>();
        before.forEach(group -> rows.add(SourceRow.partGone(lines + rows.size() + 1, id.toString(), group.key())));
        return rows;
    }

    /// All but the first, which the row of the person has.
    private static Set<UserGroup> further(Set<UserGroup> groups) {
        Set<UserGroup> further = EnumSet.noneOf(UserGroup.class);
        further.addAll(groups);
        groups.stream().min(Comparator.naturalOrder()).ifPresent(further::remove);
        return further;
    }

    private static SourceRow row(int line, UUID id, String part, Map<Field, String> values) {
        values.put(Field.EXTERNAL_ID, id.toString());
        return part.isEmpty() ? SourceRow.of(line, values) : SourceRow.part(line, values, part);
    }

    private static Map<Field, String> fitting(Map<Field, String> facts, UserGroup group, boolean whole) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        facts.forEach((field, value) -> {
            if ((whole || OF_A_MEMBERSHIP.contains(field))
                    && field.isOf(group)
                    && isNotOfAnother(field, value, group)) {
                values.put(field, value);
            }
        });
        values.put(Field.USER_GROUP, group.key());
        return values;
    }

    /// A subgroup belongs to one group, and somebody may be in another of those that have one.
    /// What is none at all goes on to be refused.
    private static boolean isNotOfAnother(Field field, String value, UserGroup group) {
        return field != Field.SUBGROUP
                || Subgroup.of(value.strip())
                        .filter(one -> one.group() != group)
                        .isEmpty();
    }

    /// A job title comes with everybody from many services; it is passed over where the library may not keep it. What
    /// only our own extension names is refused, since somebody meant it.
    private static void refuseUnfitting(Map<Field, String> facts, Set<UserGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        if (groups.stream().noneMatch(Field.JOB_TITLE::isOf)) {
            facts.remove(Field.JOB_TITLE);
        }
        for (Field field : facts.keySet()) {
            if (groups.stream().noneMatch(field::isOf)) {
                throw ScimRefusal.value("The library does not keep " + field.key() + " of "
                        + groups.stream().map(UserGroup::key).sorted().collect(Collectors.joining(", ")));
            }
            Optional<Subgroup> subgroup = field == Field.SUBGROUP
                    ? Subgroup.of(facts.getOrDefault(field, "").strip())
                    : Optional.empty();
            if (subgroup.isPresent() && !groups.contains(subgroup.get().group())) {
                throw ScimRefusal.value("The subgroup " + subgroup.get().key() + " is of "
                        + subgroup.get().group().key() + " only");
            }
        }
    }
}
