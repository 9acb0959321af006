package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Premises;
import org.springframework.stereotype.Service;

/// Comings and goings by hour, for staff who plan.
@Service
class Counts {

    private static final String HEADER = "hour,campus,building,group,entries,exits\r\n";

    private final OccupancyRepository occupancy;
    private final Premises premises;
    private final Clock clock;

    Counts(OccupancyRepository occupancy, Premises premises, Clock clock) {
        this.occupancy = occupancy;
        this.premises = premises;
        this.clock = clock;
    }

    /// Numbers in fives, and 0 for under five, as all that leaves this module. A group of fewer than five in an hour is
    /// told apart from none by the word `small`.
    String csv(int days) {
        Instant since = clock.instant().minus(Duration.ofDays(days));
        Map<String, Building> buildings = premises.plan().buildings();
        StringBuilder csv = new StringBuilder(HEADER);
        for (OccupancyRepository.Hour hour : occupancy.hours(since)) {
            Building building = buildings.get(hour.building());
            csv.append(hour.hour())
                    .append(',')
                    .append(quoted(building == null ? "" : building.campus()))
                    .append(',')
                    .append(hour.building())
                    .append(',')
                    .append(hour.group())
                    .append(',')
                    .append(cell(hour.entries()))
                    .append(',')
                    .append(cell(hour.exits()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(int count) {
        return count > 0 && SmallCounts.isSmall(count) ? "small" : String.valueOf(SmallCounts.shown(count));
    }

    /// A campus's name is typed: it may hold a comma, or begin what a spreadsheet takes for a formula.
    private static String quoted(String text) {
        String plain = text.isEmpty() || "=+-@".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }

    /// @param entries by campus since midnight of the library's day, in fives
    record Campus(String name, long entries) {}

    List<Campus> today(Instant midnight) {
        Map<String, Integer> campuses = new TreeMap<>();
        Map<String, Building> buildings = premises.plan().buildings();
        for (OccupancyRepository.Hour hour : occupancy.hours(midnight)) {
            Building building = buildings.get(hour.building());
            if (building != null) {
                campuses.merge(building.campus(), hour.entries(), Integer::sum);
            }
        }
        return campuses.entrySet().stream()
                .map(campus -> new Campus(campus.getKey(), SmallCounts.shown(campus.getValue())))
                .toList();
    }
}
