package org.carrel.people.feed;

/// What a delivery would do, or did.
///
/// @param rows      all that came
/// @param added     people new to the source
/// @param changed   people of whom it says something else now
/// @param unchanged people of whom it says the same
/// @param ended     people it no longer has
/// @param rejected  rows that are not taken over
/// @param over      rows of people who are not known here and whose time was over already
public record Counts(int rows, int added, int changed, int unchanged, int ended, int rejected, int over) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
}
