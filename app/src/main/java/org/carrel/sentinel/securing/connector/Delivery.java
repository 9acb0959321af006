package org.carrel.sentinel.securing.connector;

import org.carrel.privacy.Letterbox;

/// Many letters, one after another by one connection.
public interface Delivery extends AutoCloseable {

    Outcome send(Letterbox.Letter letter);

    /// Whether the mail server takes nothing from anybody at the moment.
    boolean isDown();

    @Override
    void close();
}
