package org.carrel.circulation.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// Some codes of those there are: all of them, those listed, or all but those listed.
///
/// @param codes in alphabetical order, each once; empty for all
public record Choice(Kind kind, List<String> codes) {

    public enum Kind {
        ALL,
        ONLY,
        /// Also what is added to the catalogue later.
        ALL_BUT
    }

    public static final Choice ALL = new Choice(Kind.ALL, List.of());

    public Choice {
        codes = codes.stream().distinct().sorted().toList();
        if (codes.isEmpty() != (kind == Kind.ALL)) {
            throw new IllegalArgumentException(kind + " of " + codes.size() + " codes");
        }
    }

    static Choice only(String... codes) {
        return new Choice(Kind.ONLY, List.of(codes));
    }

    static Choice allBut(String... codes) {
        return new Choice(Kind.ALL_BUT, List.of(codes));
    }

    /// All where nothing is listed.
    static Choice of(Kind kind, Collection<String> codes) {
        return kind == Kind.ALL ? ALL : new Choice(kind, List.copyOf(codes));
    }

    boolean admits(String code) {
        return switch (kind) {
            case ALL -> true;
            case ONLY -> codes.contains(code);
            case ALL_BUT -> !codes.contains(code);
        };
    }

    /// Whether this admits whatever `other` admits, also of codes that nobody has thought of yet:
    /// a list never contains all, even if it names every code of today.
    boolean contains(Choice other) {
        return switch (kind) {
            case ALL -> true;
            case ONLY -> other.kind == Kind.ONLY && codes.containsAll(other.codes);
            case ALL_BUT ->
                switch (other.kind) {
                    case ALL -> false;
                    case ONLY -> Collections.disjoint(codes, other.codes);
                    case ALL_BUT -> other.codes.containsAll(codes);
                };
        };
    }
}
