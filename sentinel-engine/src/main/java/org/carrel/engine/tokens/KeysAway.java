package org.carrel.engine.tokens;

/// The keys cannot be used now: the key device went away, or was logged out, in the middle of work.
/// Nothing was made with another key. The message is a sentence that names no account.
public final class KeysAway extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /// @param sentence what is wrong and what to do
    public KeysAway(String sentence) {
        super(sentence);
    }

    KeysAway(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// Never null, unlike [#getMessage].
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
