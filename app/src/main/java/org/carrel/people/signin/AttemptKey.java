package org.carrel.people.signin;

/// Whose failures are counted together.
///
/// @param kind `username` or `address`
/// @param hash keyed hash, 32 bytes
record AttemptKey(String kind, byte[] hash) {}
