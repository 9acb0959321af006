package org.carrel.sentinel.securing.connector;

import org.carrel.privacy.Letterbox;

/// Sends letters of plain text, by the mail server of the settings; in the demo, into its folder `outbox`.
public interface Post {

    /// Whether there is anything to send with.
    boolean isSetUp();

    /// Whether what is sent arrives with anybody.
    default boolean reachesPeople() {
        return isSetUp();
    }

    /// @param id the same in every attempt at this letter, so that a mail server may drop the second copy
    Outcome send(String id, String to, String subject, String text);

    default Delivery begin() {
        return new Delivery() {

            @Override
            public Outcome send(Letterbox.Letter letter) {
                return Post.this.send(letter.id(), letter.to(), letter.subject(), letter.text());
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
