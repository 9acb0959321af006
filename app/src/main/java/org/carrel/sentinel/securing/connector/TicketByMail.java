package org.carrel.sentinel.securing.connector;

/// A ticket at a service desk that makes one of every letter it gets.
final class TicketByMail implements Connector {

    private final Mailer mailer;
    private final Wording wording;
    private final String desk;
    private final boolean withUsername;

    TicketByMail(Mailer mailer, Wording wording, String desk, boolean withUsername) {
        this.mailer = mailer;
        this.wording = wording;
        this.desk = desk;
        this.withUsername = withUsername;
    }

    @Override
    public StepKind kind() {
        return StepKind.TICKET_MAIL;
    }

    @Override
    public Outcome apply(Target target) {
        return mailer.send(new Mailer.Letter(
                "securing-" + target.securing() + "-ticket",
                desk,
                wording.ticketTitle(target),
                wording.ticket(target, withUsername)));
    }
}
