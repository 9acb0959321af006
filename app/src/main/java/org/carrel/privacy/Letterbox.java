package org.carrel.privacy;

/// Sends letters of plain text. The module that has a mail server implements it.
public interface Letterbox {

    /// What became of an attempt.
    enum Sending {
        DONE,
        /// It may go well another time.
        LATER,
        NEVER
    }

    boolean isSetUp();

    /// Whether somebody can be asked to answer a letter: not in the demo, whose letters stay in a
    /// folder.
    default boolean reachesPeople() {
        return isSetUp();
    }

    /// @param id the same in every attempt at this letter
    Sending send(String id, String to, String subject, String text);
}
