package org.carrel.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who a request comes from, as far as pages and doors need to know.
public interface Viewer {

    /// What a session remembers of this viewer: an id that tells a stranger nothing.
    String subject();

    /// How the page addresses them.
    String displayName();

    /// What opens doors, for example `ROLE_LIBRARIAN` or `GROUP_STUDENT`.
    Set<String> authorities();

    /// What they would hold once they had shown a second proof ([StepUp]), and do not hold now.
    default Set<String> awaited() {
        return Set.of();
    }

    /// The roles by which they act for the library, sorted and as the notice writes them: `librarian`.
    default List<String> staffRoles() {
        return authorities().stream()
                .filter(authority -> authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()).toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
