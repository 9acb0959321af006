package org.carrel.testkit;

/// What is done with an account besides its owner's work. The first part are attacks, the second look-alikes: odd, and
/// lawful.
public enum Scenario {
    BULK_BURST(true),
    SOLD_CREDENTIAL(true),
    ON_DEMAND(true),
    LOW_AND_SLOW(true),
    VPN_ROTATION(true),
    REVIVED(true),
    SPRAY_THEN_USE(true),

    CONFERENCE(false),
    VPN_LEFT_ON(false),
    SYSTEMATIC_REVIEW(false),
    CLASS_BEHIND_ONE_NAT(false),
    RELOAD_STORM(false),
    FORGOTTEN_PASSWORD(false),
    ROAMING(false),
    SPLIT_TUNNEL(false);

    private final boolean attack;

    Scenario(boolean attack) {
        this.attack = attack;
    }

    public boolean isAttack() {
        return attack;
    }
}
