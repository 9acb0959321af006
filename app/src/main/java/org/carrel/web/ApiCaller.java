package org.carrel.web;

import java.util.Set;

/// A program that showed a valid bearer token.
///
/// @param subject an id of the token, never the token
public record ApiCaller(String subject, Set<String> authorities) implements Viewer {

    @Override
    public String displayName() {
        return subject;
    }
}
