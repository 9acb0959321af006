package org.carrel.privacy.request;

import org.carrel.privacy.Subject;

/// Where an erasure is planned. Optional: without it the officer's desk shows no way there.
public interface Erasing {

    /// The page on which the officer begins, such as `/privacy/officer/erasures?subject=…`.
    String startPath(Subject subject);
}
