package org.carrel.web;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a page, a link or a panel is for.
///
/// @param authorities for [Kind#HOLDERS]: any one of these suffices
public record Audience(Kind kind, Set<String> authorities) {

    enum Kind {
        EVERYONE,
        SIGNED_OUT,
        SIGNED_IN,
        HOLDERS
    }

    public static Audience everyone() {
        return new Audience(Kind.EVERYONE, Set.of());
    }

    public static Audience signedOut() {
        return new Audience(Kind.SIGNED_OUT, Set.of());
    }

    public static Audience signedIn() {
        return new Audience(Kind.SIGNED_IN, Set.of());
    }

    /// Those who hold at least one of `authorities`.
    public static Audience having(String... authorities) {
        return new Audience(Kind.HOLDERS, Set.of(authorities));
    }

    /// @param viewer null when nobody is signed in
    public boolean admits(@Nullable Viewer viewer) {
        return switch (kind) {
            case EVERYONE -> true;
            case SIGNED_OUT -> viewer == null;
            case SIGNED_IN -> viewer != null;
            case HOLDERS -> viewer != null && !Collections.disjoint(viewer.authorities(), authorities);
        };
    }
}
