package org.carrel.privacy.audit;

import java.time.Instant;
import java.util.List;

/// That somebody did something with the data of the person who asks.
///
/// @param did in plain words
/// @param by the office they hold, in plain words; not who they are
/// @param purpose in plain words
/// @param kinds of data, in plain words
public record OwnLook(Instant at, String did, String by, String purpose, List<String> kinds) {}
