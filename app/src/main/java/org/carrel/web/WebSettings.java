package org.carrel.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the site is reached.
///
/// @param https          readers come by HTTPS, here or at a proxy: cookies are then marked for HTTPS only
/// @param behindProxy    a proxy of ours stands before the app, so its request ids are taken over
/// @param idleTimeout    how long a session lives without a request
/// @param longestSession how long a session lives at all
@ConfigurationProperties("carrel.web")
public record WebSettings(boolean https, boolean behindProxy, Duration idleTimeout, Duration longestSession) {

    /// The `__Host-` prefix keeps a neighbouring site on the same domain from planting the cookie.
    public String cookieName(String name) {
        return https ? "__Host-" + name : name;
    }
}
