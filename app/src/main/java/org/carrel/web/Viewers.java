package org.carrel.web;

import java.util.Optional;

/// Finds who a session belongs to. It is asked on every request, so that a role taken away or an account closed
/// counts at once and no session holds a copy of either.
public interface Viewers {

    /// Empty when nobody may act under this subject any longer; the session is then ended.
    Optional<? extends Viewer> find(String subject);
}
