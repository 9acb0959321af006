package org.carrel.engine.keeping;

import java.util.function.UnaryOperator;

/// The keys of this run, as far as a state folder needs to know them.
///
/// @param mark a keyed hash, the same as long as the hashing key is
/// @param epoch of the tokens that are made now
/// @param handover from a token of an earlier epoch to that of this one
public record KeptKeys(long mark, int epoch, UnaryOperator<String> handover) {}
