package org.carrel.sentinel.securing.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts the letter that would go to the owner into a folder, so that somebody who tries the demo
/// can read it and follow its link.
final class StandInMessage implements Connector {

    private final Path outbox;
    private final Wording wording;

    StandInMessage(Path outbox, Wording wording) {
        this.outbox = outbox;
        this.wording = wording;
    }

    @Override
    public StepKind kind() {
        return StepKind.MESSAGE;
    }

    @Override
    public Audience audience() {
        return Audience.NOBODY;
    }

    @Override
    public Outcome apply(Target target) {
        String name = "securing-" + target.securing() + ".txt";
        try {
            Files.createDirectories(outbox);
            Files.writeString(outbox.resolve(name), wording.letterSubject() + "\n\n" + wording.letter(target));
            return new Outcome.Done(
                    "A stand-in of the demo: nothing was sent. The letter lies in the folder “outbox” of "
                            + "the demo’s data, as " + name + ".");
        } catch (IOException e) {
            return new Outcome.Retry("The demo’s folder “outbox” cannot be written.");
        }
    }
}
