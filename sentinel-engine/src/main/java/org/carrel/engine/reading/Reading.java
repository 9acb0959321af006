package org.carrel.engine.reading;

import java.util.List;
import org.carrel.engine.ReadingSummary;

/// What came of reading some logs.
///
/// @param problems logs that could not be read, or not to their end; the others were read all the same
/// @param remarks sentences on what was put right, such as a log whose lines were in no order of time
public record Reading(ReadingSummary summary, List<Problem> problems, List<String> remarks) {

    public enum Trouble {
        /// Missing, forbidden, a folder, or broken off.
        UNREADABLE,
        EMPTY,
        /// Not an access log, or not in the format that was named.
        OTHER_FORMAT
    }

    /// @param source name of the log
    /// @param sentence what is wrong and what to do
    public record Problem(String source, Trouble trouble, String sentence) {}
}
