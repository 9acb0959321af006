package org.carrel.privacy.audit;

import java.util.List;
import java.util.Set;

/// Somebody acts for a purpose with other people's data.
///
/// @param actor account
/// @param self the numbers under which they are held themselves
/// @param roles by which they may
/// @param where the address, as a pattern
public record Look(String actor, Set<String> self, List<String> roles, String purpose, String where) {}
