package org.carrel.people.feed;

/// Why a row is not taken over.
///
/// @param code   a message key under `feed.problem.`
/// @param detail what it speaks of: a field, a value; may be empty
public record Problem(String code, String detail) {

    /// The source has ended as many of its people by changes of one person as it may within a day.
    public static final String TOO_MANY = "too_many";
}
