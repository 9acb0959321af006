package org.carrel.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// How errors are told to programs that speak a protocol with a form of its own: a bean of the module that speaks it.
/// Elsewhere under `/api/` they are problem details (RFC 9457).
public interface ApiErrors {

    /// The protocol's own address, such as `/api/protocol`: errors at this address and below it are told so.
    String base();

    /// Also for a request that never reached the module: without a valid token, or to an address that is none.
    ///
    /// @param detail a sentence for people
    ResponseEntity<?> error(HttpStatus status, String detail);
}
