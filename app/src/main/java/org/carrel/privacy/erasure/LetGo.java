package org.carrel.privacy.erasure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows that modules let go of themselves, before the plan that is carried out was made: the certificate names them
/// too.
final class LetGo {

    private LetGo() {}

    /// @param plan of what is there now
    /// @param foreseen what was to go when the erasure began
    /// @return what neither goes nor stays now
    static List<Line> before(Plan plan, List<Line> foreseen) {
        Map<String, Long> now = plan.tables().stream().collect(Collectors.toMap(Plan.TablePlan::relation, table ->
                (long) table.rows().size()));
        List<Line> gone = new ArrayList<>();
        for (Line line : foreseen) {
            long rows = line.rows() - now.getOrDefault(line.relation(), 0L);
            if (line.ending().equals("deleted") && rows > 0) {
                gone.add(new Line(line.relation(), line.category(), line.ending(), line.why(), rows, null));
            }
        }
        return gone;
    }

    /// One line for what went of a table, whichever way.
    static List<Line> together(List<Line> lines, List<Line> more) {
        Map<List<String>, Line> all = new LinkedHashMap<>();
        for (List<Line> some : List.of(lines, more)) {
            some.forEach(line ->
                    all.merge(List.of(line.relation(), line.category(), line.ending(), line.why()), line, Line::and));
        }
        return List.copyOf(all.values());
    }
}
