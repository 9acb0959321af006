package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;
import org.carrel.web.StepUp;
import org.jspecify.annotations.Nullable;

/// Somebody for whom the service vouches, on the way to their account here. The session keeps it for that one step, as
/// plain texts.
///
/// @param subject     their number over there
/// @param sid         of their session over there; null where it says none
/// @param idToken     what the service wants to see again when they sign out
/// @param steppedUpAt when they showed a second proof over there; null where they did not
/// @param then        where they wanted to go
record Arrival(
        String issuer,
        String subject,
        String username,
        String name,
        @Nullable String email,
        Set<UserGroup> groups,
        @Nullable String sid,
        String idToken,
        @Nullable Instant steppedUpAt,
        String then) {

    private static final String ATTRIBUTE = StepUp.OF_SIGN_IN + "arrival";

    void keep(HttpSession session) {
        Map<String, String> texts = new HashMap<>();
        texts.put("issuer", issuer);
        texts.put("subject", subject);
        texts.put("username", username);
        texts.put("name", name);
        texts.put("email", email);
        texts.put("groups", groups.stream().map(UserGroup::key).collect(Collectors.joining(" ")));
        texts.put("sid", sid);
        texts.put("idToken", idToken);
        texts.put("steppedUpAt", steppedUpAt == null ? null : steppedUpAt.toString());
        texts.put("then", then);
        session.setAttribute(ATTRIBUTE, texts);
    }

    /// Once.
    static Optional<Arrival> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> texts)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        String steppedUpAt = maybe(texts, "steppedUpAt");
        return Optional.of(new Arrival(
                text(texts, "issuer"),
                text(texts, "subject"),
                text(texts, "username"),
                text(texts, "name"),
                maybe(texts, "email"),
                Arrays.stream(text(texts, "groups").split(" "))
                        .filter(key -> !key.isEmpty())
                        .map(UserGroup::of)
                        .collect(Collectors.toUnmodifiableSet()),
                maybe(texts, "sid"),
                text(texts, "idToken"),
                steppedUpAt == null ? null : Instant.parse(steppedUpAt),
                text(texts, "then")));
    }

    private static String text(Map<?, ?> texts, String name) {
        return String.valueOf(texts.get(name));
    }

    private static @Nullable String maybe(Map<?, ?> texts, String name) {
        return texts.get(name) instanceof String text ? text : null;
    }

    /// Nothing of the person.
    @Override
    public String toString() {
        return "Arrival";
    }
}
