package org.carrel.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// For when news is asked.
///
/// @param at    the moment of the digest
/// @param date  the library's day of it
/// @param since what became true before is old: it is not known any longer whether it was said
/// @param kinds which kinds of news; others are not taken
public record DigestDay(Instant at, LocalDate date, Instant since, Set<Kind> kinds) {}
