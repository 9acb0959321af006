package org.carrel.sentinel.release;

import java.util.List;

/// What the running settings and those on trial caught on the invented campus.
///
/// @param rows one for each kind of theft
/// @param championFalse false alerts a day and 20,000 accounts of the running settings
/// @param challengerFalse of those on trial
record CampusResult(List<Row> rows, double championFalse, double challengerFalse) {

    /// @param scenario its name in the test kit
    /// @param attacks stolen accounts
    /// @param champion how many of them the running settings caught
    /// @param challenger how many those on trial
    record Row(String scenario, int attacks, int champion, int challenger) {}
}
