package org.carrel.privacy.disclosure;

import java.time.Instant;
import java.util.List;

/// A disclosure as the person it concerns reads it.
///
/// @param categories in plain words
record OwnDisclosure(Instant givenAt, String authority, String legalGround, List<String> categories) {}
