package org.carrel.testkit;

/// A range from which something of an episode is drawn, and why it is as it is.
///
/// @param scenario whom it belongs to
/// @param name what is drawn, with its unit
/// @param least smallest value
/// @param most largest value
/// @param evenly true to draw evenly, false to draw evenly over orders of magnitude
/// @param why source or reasoning
record Parameter(Scenario scenario, String name, double least, double most, boolean evenly, String why) {

    static Parameter even(Scenario scenario, String name, double least, double most, String why) {
        return new Parameter(scenario, name, least, most, true, why);
    }

    static Parameter wide(Scenario scenario, String name, double least, double most, String why) {
        return new Parameter(scenario, name, least, most, false, why);
    }

    double draw(Chance chance) {
        return evenly ? chance.between(least, most) : chance.logBetween(least, most);
    }

    /// A whole number, both ends as likely as the rest.
    int count(Chance chance) {
        if (evenly) {
            return chance.between((int) least, (int) most);
        }
        return (int) Math.min(most, chance.logBetween(least, most + 1));
    }
}
