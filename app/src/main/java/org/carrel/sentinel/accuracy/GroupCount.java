package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One group of one way to divide the accounts.
///
/// @param division `countries`, `age` or `volume`
/// @param accounts distinct ones
/// @param lawfulDays account-days that are in no confirmed theft
/// @param falseAlerts alerts opened on them and found lawful, or shared
record GroupCount(String division, String name, long accounts, long lawfulDays, long falseAlerts) {

    /// Which groups of one division may not be shown: those with fewer accounts than `smallest`;
    /// and, where that hides just one or hides too few accounts together, the next smallest too, or
    /// the hidden one could be had by taking the shown ones from the whole.
    static List<GroupCount> hidden(List<GroupCount> division, int smallest) {
        List<GroupCount> bySize = division.stream()
                .sorted(Comparator.comparingLong(GroupCount::accounts).thenComparing(GroupCount::name))
                .toList();
        List<GroupCount> hidden = new ArrayList<>();
        long together = 0;
        for (GroupCount group : bySize) {
            boolean small = group.accounts() < smallest;
            boolean alone = !hidden.isEmpty() && (hidden.size() == 1 || together < smallest);
            if (small || alone) {
                hidden.add(group);
                together += group.accounts();
            }
        }
        return hidden;
    }
}
