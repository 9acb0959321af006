package org.carrel.catalogue.marc;

/// The bytes of a file that should be one record.
///
/// @param position which of the file's, from 1
/// @param offset   of its first byte in the file as it is unpacked
/// @param bytes    as they came; its beginning where it is too long
/// @param fault    why no record can be read from it: a code of [Problem]; empty where one should be
public record Chunk(long position, long offset, byte[] bytes, String fault) {

    /// Longer ones are no records; MARC's own limit is 99,999 bytes, and MARCXML takes some more.
    public static final int MOST = 8 << 20;

    /// How much is kept of one that is too long.
    public static final int KEPT = 64 << 10;
}
