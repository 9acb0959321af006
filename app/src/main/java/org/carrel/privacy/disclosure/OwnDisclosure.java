package org.carrel.privacy.disclosure;

import java.time.Instant;
import java.util.List;

/// A disclosure as the person it concerns reads it.
///
/// @param askedAt when it was recorded that the authority asks
/// @param names of the kinds of data, as in the notice
/// @param categories the same in plain words
record OwnDisclosure(
        Instant askedAt,
        Instant givenAt,
        String authority,
        String legalGround,
        List<String> names,
        List<String> categories) {}
