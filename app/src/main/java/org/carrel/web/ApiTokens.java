package org.carrel.web;

import java.util.Optional;

/// Knows bearer tokens for addresses under `/api/`: a bean of the module that issues them. Every such bean is asked.
public interface ApiTokens {

    /// Whose token it is; empty when this module did not issue it or it has run out.
    Optional<ApiCaller> caller(String token);
}
