package org.carrel.privacy;

/// Who has been erased. A feed asks before it brings somebody in.
public interface Erased {

    /// Whether one of these leads to somebody who was erased and whom nobody has let back in.
    ///
    /// @param identifiers user names, numbers: what the notice calls identifiers
    boolean isErased(String... identifiers);

    /// As [#isErased], and the officer is shown that `source` wanted to bring somebody back.
    ///
    /// @param source who asks, in a word or two: it is shown
    /// @return true where the person must not be brought in
    boolean refuses(String source, String... identifiers);
}
