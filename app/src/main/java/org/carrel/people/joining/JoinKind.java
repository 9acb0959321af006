package org.carrel.people.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.UserGroup;

/// Who may apply, and what the notice lets be asked of them besides name and where they are reached.
enum JoinKind {
    PUBLIC_MEMBER(UserGroup.PUBLIC_MEMBER),
    ALUMNUS(UserGroup.ALUMNUS, JoinField.COMPLETED),
    NHS_STAFF(UserGroup.NHS_STAFF, JoinField.BORN, JoinField.JOB),
    LOCAL_INSTITUTION(UserGroup.LOCAL_INSTITUTION, JoinField.INSTITUTION),
    SCONUL_VISITOR(UserGroup.SCONUL_VISITOR, JoinField.INSTITUTION);

    private final UserGroup group;
    private final Set<JoinField> asked;

    JoinKind(UserGroup group, JoinField... asked) {
        this.group = group;
        this.asked = Set.of(asked);
    }

    UserGroup group() {
        return group;
    }

    boolean asks(JoinField field) {
        return asked.contains(field);
    }

    /// As addresses, the database and the message keys spell it.
    String key() {
        return group.key();
    }

    /// Whether what is asked may be seen and checked for that alone.
    boolean isNhs() {
        return this == NHS_STAFF;
    }

    /// Whether the library at home is asked, and the institution is one of its list.
    boolean isSconul() {
        return this == SCONUL_VISITOR;
    }

    static Optional<JoinKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    static List<JoinKind> all() {
        return List.of(values());
    }
}
