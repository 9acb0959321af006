package org.carrel.sentinel.identity;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.sentinel.EveryToken;
import org.springframework.stereotype.Component;

@Component
class TokensOfEpochs implements EveryToken {

    /// No proxy lets a name with a space in.
    private static final String NOBODY = "nobody at all";

    private final Keyholder keys;
    private final TokensMadeRepository made;

    TokensOfEpochs(Keyholder keys, TokensMadeRepository made) {
        this.keys = keys;
        this.made = made;
    }

    @Override
    public Set<Integer> epochs() {
        Set<Integer> epochs = new HashSet<>(made.epochs());
        if (epochs.size() < 2) {
            return Set.of();
        }
        epochs.retainAll(of(NOBODY).keySet());
        return epochs;
    }

    @Override
    public Map<Integer, String> of(String username) {
        try {
            return keys.tokens(username);
        } catch (KeysUnopened problem) {
            throw new KeysAway(String.valueOf(problem.getMessage()));
        }
    }
}
