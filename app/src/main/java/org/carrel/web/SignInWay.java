package org.carrel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/// A way to sign in beside the local form: a bean of the module that has one.
public interface SignInWay {

    /// Adds its filters to those of the readers.
    void join(HttpSecurity readers) throws Exception;

    /// The origin to which signing out may lead, such as `https://id.example.org`: browsers refuse a form that
    /// leads to one which the page does not name.
    String origin();

    /// Where to go on signing out; empty when this visit did not begin there. Asked before the session ends.
    Optional<String> signOutAt(HttpServletRequest request);
}
