package org.carrel.privacy;

import org.springframework.security.access.AccessDeniedException;

/// A purpose that this address may not act for, or not for this viewer. The web answers it as any
/// page that somebody may not open.
public final class PurposeRefused extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /// @param sentence for the log, without personal data
    public PurposeRefused(String sentence) {
        super(sentence);
    }
}
