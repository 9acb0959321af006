package org.carrel.privacy.mydata;

import java.time.Instant;
import java.util.List;

/// That somebody outside the library was told something about a person.
///
/// @param recipient in plain words
/// @param trigger after what, in plain words
/// @param categories what they were told, in plain words
record Told(Instant at, String recipient, String trigger, List<String> categories) {}
