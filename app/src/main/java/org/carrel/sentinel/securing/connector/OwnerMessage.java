package org.carrel.sentinel.securing.connector;

/// A letter to whom the account belongs: what happened, what to do, and a link to say “that was
/// me”.
///
/// A thief may read that mailbox too, so the link changes nothing by itself: a reviewer reads the
/// answer.
final class OwnerMessage implements Connector {

    private final Mailer mailer;
    private final Wording wording;

    OwnerMessage(Mailer mailer, Wording wording) {
        this.mailer = mailer;
        this.wording = wording;
    }

    @Override
    public StepKind kind() {
        return StepKind.MESSAGE;
    }

    @Override
    public Audience audience() {
        return Audience.OWNER;
    }

    @Override
    public Outcome apply(Target target) {
        if (target.contact() == null) {
            return new Outcome.Failed("No mail address of the owner is known: tell them by telephone or at the desk.");
        }
        return mailer.send(new Mailer.Letter(
                "securing-" + target.securing() + "-owner",
                target.contact(),
                wording.letterSubject(),
                wording.letter(target)));
    }
}
