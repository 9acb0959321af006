package org.carrel.web;

import org.jspecify.annotations.Nullable;

/// What a session remembers of the sign-in that began it.
public final class SignInMemory {

    /// An [java.time.Instant].
    public static final String AT = "signedInAt";
    /// A browser and a system in a word each, as [#device] makes it.
    public static final String DEVICE = "signedInWith";

    private SignInMemory() {}

    /// Enough for somebody to know their own device again, and too little to tell one of its kind from another.
    ///
    /// @param userAgent as the browser sends it
    public static String device(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        return browser(agent) + " " + system(agent);
    }

    /// Each says that it is those before it too.
    private static String browser(String agent) {
        if (agent.contains("Edg")) {
            return "edge";
        }
        if (agent.contains("OPR/")) {
            return "opera";
        }
        if (agent.contains("Firefox/") || agent.contains("FxiOS/")) {
            return "firefox";
        }
        if (agent.contains("Chrome/") || agent.contains("CriOS/")) {
            return "chrome";
        }
        return agent.contains("Safari/") ? "safari" : "other";
    }

    private static String system(String agent) {
        if (agent.contains("iPhone") || agent.contains("iPad")) {
            return "ios";
        }
        if (agent.contains("Android")) {
            return "android";
        }
        if (agent.contains("Windows")) {
            return "windows";
        }
        if (agent.contains("Mac OS X") || agent.contains("Macintosh")) {
            return "mac";
        }
        if (agent.contains("CrOS")) {
            return "chromeos";
        }
        return agent.contains("Linux") ? "linux" : "other";
    }
}
