package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.engine.tokens.AccountTokens;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;

/// Accounts by number: the world's members first, in their order, then names that only the log
/// knows, such as guessed ones. Names meet tokens here and nowhere else, under a key that ends with
/// the process.
final class Roster {

    private final List<World.Member> members;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byToken = new HashMap<>();
    private final AccountTokens tokens;

    Roster(List<World.Member> members, Keys keys) {
        this.members = new ArrayList<>(members);
        this.tokens = new AccountTokens(keys);
        for (int i = 0; i < members.size(); i++) {
            byName.put(members.get(i).account(), i);
        }
    }

    int ofToken(String token) {
        Integer known = byToken.get(token);
        if (known != null) {
            return known;
        }
        try {
            int index = byName.computeIfAbsent(tokens.reveal(token), this::stranger);
            byToken.put(token, index);
            return index;
        } catch (KeyProblem notOurs) {
            throw new IllegalStateException("a token that this run did not make", notOurs);
        }
    }

    private int stranger(String name) {
        members.add(new World.Member(name, "none", "", false, false, false, Integer.MAX_VALUE));
        return members.size() - 1;
    }

    /// @return −1 where the world does not know the name
    int ofName(String name) {
        return byName.getOrDefault(name, -1);
    }

    World.Member member(int account) {
        return members.get(account);
    }
}
