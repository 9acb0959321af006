package org.carrel.engine.reading;

/// Some whole lines of a log, as they stand in it: `bytes[0, length)`.
///
/// @param first the log begins here
/// @param tooLong it is one line above [LineBuffer#LONGEST], of which only the beginning was kept
/// @param broken the log could not be read on from here
/// @param stored bytes taken from the log up to here, as stored
/// @param offset bytes of text up to here
record Chunk(byte[] bytes, int length, boolean first, boolean tooLong, boolean broken, long stored, long offset) {}
