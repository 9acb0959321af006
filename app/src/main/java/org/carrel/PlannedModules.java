package org.carrel;

import java.util.Set;
import org.carrel.privacy.NoticeNames;

/// Modules that are named in docs/house.md and not built yet: what the notice may say that something awaits. Public
/// since Java finds services so.
public final class PlannedModules implements NoticeNames {

    @Override
    public Set<String> planned() {
        return Set.of(
                "circulation",
                "spaces",
                "events",
                "eresources",
                "readinglists",
                "research",
                "enquiries",
                "feedback",
                "statistics");
    }
}
