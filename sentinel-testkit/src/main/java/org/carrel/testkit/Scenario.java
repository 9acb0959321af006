package org.carrel.testkit;

/// What is done with an account besides its owner's everyday work. The first part are attacks, the second look-alikes:
/// odd, and lawful. `docs/simulator.md` says how each is drawn and why.
public enum Scenario {
    SOLD_CREDENTIAL(true),
    BULK_BURST(true),
    ON_DEMAND(true),
    LOW_AND_SLOW(true),
    RESIDENTIAL_IMITATION(true),
    VPN_ROTATION(true),
    SPRAY_THEN_USE(true),
    PHISHED_WAVE(true),
    CREDENTIAL_TESTING(true),
    REVIVED(true),
    POISONING(true),
    SESSION_HIJACK(true),

    CONFERENCE(false),
    HOLIDAY(false),
    HOTEL(false),
    EDUROAM_ABROAD(false),
    VPN_LEFT_ON(false),
    OBLIGATORY_VPN(false),
    RELAY(false),
    ROAMING(false),
    SPLIT_TUNNEL(false),
    SYSTEMATIC_REVIEW(false),
    TEXT_MINER(false),
    REFERENCE_MANAGER(false),
    CLASS_BEHIND_ONE_NAT(false),
    HOSPITAL_PCS(false),
    RANGE_STORM(false),
    RELOAD_STORM(false),
    FORGOTTEN_PASSWORD(false),
    DISTANCE_STUDENT(false),
    TWO_HOMES(false),
    NIGHT_SHIFT(false),
    DEADLINE_WEEK(false),
    NEW_INTAKE(false),
    CLOCK_SKEW(false),
    DST(false);

    private final boolean attack;

    Scenario(boolean attack) {
        this.attack = attack;
    }

    public boolean isAttack() {
        return attack;
    }
}
