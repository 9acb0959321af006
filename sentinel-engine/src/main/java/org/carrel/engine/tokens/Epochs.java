package org.carrel.engine.tokens;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// All keys of a keystore, one pair for each epoch whose key was not destroyed. The newest epoch
/// makes tokens; each turns back its own.
///
/// @param keys the oldest first; at least one
public record Epochs(List<Keys> keys) {

    public Epochs {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a keystore holds at least one epoch");
        }
        keys = keys.stream().sorted(Comparator.comparingInt(Keys::epoch)).toList();
    }

    /// Those that make tokens now.
    public Keys current() {
        return keys.getLast();
    }

    @Nullable
    Keys of(int epoch) {
        return keys.stream().filter(pair -> pair.epoch() == epoch).findFirst().orElse(null);
    }

    /// Whether the key that made the token is here; false also for what is no token.
    public boolean hold(String token) {
        return of(epoch(token)) != null;
    }

    /// The account name behind a token of any epoch that is still there.
    ///
    /// @throws KeyProblem when the text is no token, is damaged, or its epoch's key is not here
    public String reveal(String token) throws KeyProblem {
        Keys own = of(epoch(token));
        return new AccountTokens(own == null ? current() : own).reveal(token);
    }

    /// @return −1 when the text does not begin as tokens do
    static int epoch(String token) {
        String text = token.strip().toLowerCase(Locale.ROOT);
        int dash = text.indexOf('-');
        boolean number = dash > 1
                && dash < 10
                && text.charAt(0) == 'u'
                && text.chars().limit(dash).skip(1).allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text.substring(1, dash)) : -1;
    }
}
