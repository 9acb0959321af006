package org.carrel.engine.tokens;

/// What a hash stands for. The same bytes in two domains give unrelated hashes, so an address cannot be matched with a
/// session that happens to look like one.
public enum Domain {
    ADDRESS,
    NETWORK,
    HOST,
    DOCUMENT,
    AGENT,
    SESSION;

    /// Goes before the hashed bytes; never change one, or old hashes stop matching.
    byte prefix() {
        return (byte) (ordinal() + 1);
    }
}
