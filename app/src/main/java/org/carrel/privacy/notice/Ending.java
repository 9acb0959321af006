package org.carrel.privacy.notice;

/// What becomes of data at the end of its time.
public enum Ending {
    /// It goes.
    DELETE,
    /// What leads to the person goes; the rest stays to be counted.
    DECORRELATE
}
