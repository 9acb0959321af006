package org.carrel.circulation.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.people.Borrower;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Whom a patron type covers: a group, or a part of one that lending tells apart.
///
/// @param part null for everybody of the group whom no other patron type names by part
public record Cover(UserGroup group, @Nullable String part) {

    /// All that can be covered, groups in their order, each before its parts.
    static List<Cover> all() {
        return Arrays.stream(UserGroup.values())
                .flatMap(group -> Stream.concat(
                        Stream.of(new Cover(group, null)), parts(group).stream().map(part -> new Cover(group, part))))
                .toList();
    }

    private static List<String> parts(UserGroup group) {
        return switch (group) {
            case STUDENT -> List.of("taught", "research");
            case NHS_STAFF -> List.of("placement");
            case SCONUL_VISITOR -> List.of("a", "b", "c", "r");
            default -> List.of();
        };
    }

    /// As files and forms spell it: `student`, `student/research`.
    String key() {
        return part == null ? group.key() : group.key() + "/" + part;
    }

    static Optional<Cover> of(String key) {
        return all().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// How closely this covers somebody: 2 by part, 1 by group, 0 not at all.
    int covers(Borrower.Standing one) {
        if (group != one.group()) {
            return 0;
        }
        if (part == null) {
            return 1;
        }
        Subgroup subgroup = one.subgroup();
        String band = one.sconulBand();
        boolean theirs = subgroup != null && part.equals(subgroup.key())
                || band != null && part.equals(band.toLowerCase(Locale.ROOT));
        return theirs ? 2 : 0;
    }
}
