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

    /// A letter in plain text, and in the same words for programs that show HTML.
    ///
    /// @param id       the same in every attempt at this letter
    /// @param fromName by whose name it comes, beside the address that letters are sent from
    /// @param replyTo  who reads answers; empty where that is the address they are sent from
    record Letter(String id, String to, String fromName, String replyTo, String subject, String text, String html) {

        /// Without whom it goes to and what it says.
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    /// Many letters, one after another.
    interface Delivery extends AutoCloseable {

        Sending send(Letter letter);

        /// Whether the mail server takes nothing from anybody at the moment: the rest has to wait.
        boolean isDown();

        @Override
        void close();
    }

    /// Connects when the first letter is sent.
    default Delivery begin() {
        return new Delivery() {

            @Override
            public Sending send(Letter letter) {
                return Letterbox.this.send(letter.id(), letter.to(), letter.subject(), letter.text());
            }

            @Override
            public boolean isDown() {
                return false;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
