package org.carrel.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds who a session belongs to. It is asked on every request, so that a role taken away or an account closed
/// counts at once and no session holds a copy of either.
public interface Viewers {

    /// Empty when nobody may act under this subject any longer; the session is then ended.
    ///
    /// @param steppedUpAt when this session showed a second proof ([StepUp]); null where it did not
    Optional<? extends Viewer> find(String subject, @Nullable Instant steppedUpAt);
}
