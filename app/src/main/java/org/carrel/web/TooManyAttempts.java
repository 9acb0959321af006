package org.carrel.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Signing in is refused for a while, whether or not the password is right.
public class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    public TooManyAttempts(Duration remaining) {
        super("Too many attempts");
        this.remaining = remaining;
    }

    /// How long to wait.
    public Duration remaining() {
        return remaining;
    }
}
