package org.carrel.people.desk;

import java.time.LocalDate;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// A group somebody belongs to today.
///
/// @param until the last day; null where it has no end
record Membership(UserGroup group, @Nullable LocalDate until) {}
