package org.carrel.catalogue.load;

import java.util.List;
import org.carrel.catalogue.authority.AgreedHeading;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.kbart.KbartTitle;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;

/// A record of a file, read and ready to be matched.
sealed interface Entry {

    long position();

    /// Of its first byte in the file; of a list's line its number.
    long offset();

    /// As they came; its beginning where it is too long.
    byte[] bytes();

    /// @param steps  numbers by which it is looked for, those of one step together; the surest first
    /// @param copies as the record says, with our codes
    /// @param title  of a list; null for a record of MARC
    record Ready(
            long position,
            long offset,
            byte[] bytes,
            MarcRecord marc,
            Projection projection,
            List<List<Identifier>> steps,
            List<Copy> copies,
            @Nullable KbartTitle title,
            List<Problem> repairs,
            List<Problem> remarks)
            implements Entry {

        private static final int STATUS = 5;

        boolean isDeleted() {
            return marc.leader().charAt(STATUS) == 'd';
        }
    }

    /// A name or a subject as somebody has agreed to write it.
    record Agreed(
            long position, long offset, byte[] bytes, MarcRecord marc, AgreedHeading heading, List<Problem> repairs)
            implements Entry {}

    record Aside(long position, long offset, byte[] bytes, Problem why) implements Entry {}
}
