package org.carrel.testkit;

/// A copied cookie: the owner's session goes on from elsewhere, without a sign-in, while the owner still has it.
final class SessionHijack implements Theft {

    /// The thief waits so long at most for the owner to sign in.
    private static final int PATIENCE = 21;

    private final Lair lair;
    private final Style style;
    private int left;

    SessionHijack(Chance chance, AddressPlan plan) {
        this.left = Parameters.HIJACK_DAYS.count(chance);
        this.lair = chance.with(0.5) ? Lair.forTool(chance, plan) : Lair.anywhere(chance, plan);
        this.style = chance.with(0.6) ? Style.harvester(chance) : Style.errand(chance);
    }

    @Override
    public int days() {
        return PATIENCE;
    }

    @Override
    public void work(Today today) {
        if (today.owners().isEmpty() || left == 0) {
            return;
        }
        left--;
        Chance chance = today.chance();
        Scene.Sitting owners = chance.oneOf(today.owners());
        long length = Math.max(60, owners.to() - owners.from());
        long at = owners.from() + 20 + (long) (length * chance.between(0.0, 1.2));
        Theft.strangers(today.scene(), chance);
        Seat seat = lair.seat(owners.seat().session());
        today.scene().sitting(seat, at, Parameters.HIJACK_DOCUMENTS.count(chance), style);
    }
}
