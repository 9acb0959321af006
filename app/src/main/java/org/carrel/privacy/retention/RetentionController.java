package org.carrel.privacy.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.For;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// For the officer: what will go in the coming week, and what went.
@Controller
class RetentionController {

    private final Retentions retentions;
    private final Rewrites rewrites;

    RetentionController(Retentions retentions, Rewrites rewrites) {
        this.retentions = retentions;
        this.rewrites = rewrites;
    }

    @For({"answer_rights", "erase"})
    @GetMapping("/privacy/officer/retention")
    String page(Model model) {
        model.addAttribute("coming", byDay(retentions.comingWeek(), Comparator.naturalOrder()));
        model.addAttribute("done", byDay(retentions.reports(), Comparator.reverseOrder()));
        model.addAttribute("withoutClock", retentions.withoutClock());
        model.addAttribute("rewrites", rewrites.report());
        return "privacy/retention/page";
    }

    private Map<LocalDate, List<Line>> byDay(List<Report> reports, Comparator<LocalDate> order) {
        Map<LocalDate, Map<String, Line>> days = new TreeMap<>();
        for (Report report : reports) {
            Line line = new Line(titles(report.category()), report.ending(), report.rows());
            days.computeIfAbsent(report.day(), day -> new TreeMap<>())
                    .merge(
                            line.what() + line.ending(),
                            line,
                            (one, more) -> new Line(one.what(), one.ending(), one.rows() + more.rows()));
        }
        Map<LocalDate, List<Line>> lines = new TreeMap<>(order);
        days.forEach((day, all) -> lines.put(day, new ArrayList<>(all.values())));
        return lines;
    }

    private String titles(String categories) {
        Declaration notice = retentions.notice();
        List<String> titles = new ArrayList<>();
        for (String category : categories.split(", ")) {
            Category known = notice.categories().get(category);
            titles.add(known == null ? category : known.title());
        }
        return String.join("; ", titles);
    }
}
