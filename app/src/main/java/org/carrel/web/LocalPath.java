package org.carrel.web;

import org.jspecify.annotations.Nullable;

/// An address on this site to go back to, taken from a request and so not to be trusted.
public final class LocalPath {

    private static final int LONGEST = 2000;

    private LocalPath() {}

    /// The path if it stays on this site, else `/`. `//host` and `/\host` would leave it, and control characters could
    /// split a header.
    public static String orHome(@Nullable String path) {
        return path != null && staysHere(path) ? path : "/";
    }

    private static boolean staysHere(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c >= 127);
    }
}
