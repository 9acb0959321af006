package org.carrel.sentinel.assessment;

import java.time.Instant;
import java.util.List;

/// A version of the assessment.
///
/// @param version from 1
/// @param body plain text; a blank line begins a paragraph
record Assessment(int version, String body, Instant writtenAt) {

    List<String> paragraphs() {
        return List.of(body.strip().split("\\R\\s*\\R"));
    }
}
