package org.carrel.testkit;

import java.time.Instant;
import java.time.LocalDate;

/// What truly went on: one for each account and calendar day with activity of that kind.
///
/// @param from first request of it on that day
/// @param to last
public record Label(String account, LocalDate day, Instant from, Instant to, Scenario scenario) {}
