package org.carrel.people.joining;

import java.util.UUID;

/// Another university of SCONUL Access.
///
/// @param email where its library is reached
record Institution(UUID id, String name, String email) {}
