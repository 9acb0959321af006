package org.carrel.sentinel.securing.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Stands in for a mail server in the demo: nothing is sent, letters lie in a folder.
record Outbox(Path folder) implements Post {

    @Override
    public boolean isSetUp() {
        return true;
    }

    @Override
    public boolean reachesPeople() {
        return false;
    }

    @Override
    public Outcome send(String id, String to, String subject, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(id + ".txt"), "To: " + to + "\n" + subject + "\n\n" + text);
            return Outcome.done();
        } catch (IOException e) {
            return new Outcome.Retry("The demo’s folder “outbox” cannot be written.");
        }
    }
}
