package org.carrel.privacy;

import java.util.Set;

/// Names that the notice may use because some module has them. A module above this one says its own; it is found as a
/// Java service, since the notice is also read where no server runs.
public interface NoticeNames {

    /// Staff roles, as the notice spells them: `ict_reviewer`.
    default Set<String> staffRoles() {
        return Set.of();
    }

    /// Groups of people whose data may be held, as the notice spells them: `nhs_staff`.
    default Set<String> subjects() {
        return Set.of();
    }

    /// Modules that are planned and not built; those that are built are known by their part of the notice.
    default Set<String> planned() {
        return Set.of();
    }
}
