package org.carrel.testkit;

/// One attack on one account, or one odd and lawful stretch of its owner's life.
///
/// @param id names the attack, which may have several accounts; unique among look-alikes
/// @param counted false for an account that was only tried, and stayed shut
record Episode(String id, Scenario scenario, String account, boolean counted) {

    static Episode lookalike(Scenario scenario, String account, int number) {
        return new Episode(scenario + "-" + account + "-" + number, scenario, account, true);
    }
}
