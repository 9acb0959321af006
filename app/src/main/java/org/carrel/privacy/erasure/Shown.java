package org.carrel.privacy.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.publicpage.Periods;

/// Lines as an officer reads them: by kind of data, in the notice's words, not by table.
///
/// @param goes what goes, or went
/// @param stays what stays, with the reason
/// @param elsewhere places outside the tables, which empty themselves
/// @param nobody kinds of rows from which nothing leads to one person, with the reason
public record Shown(List<Line> goes, List<Line> stays, List<Place> elsewhere, List<String> nobody) {

    /// @param length the longest that something lies there, in words
    public record Place(String title, String length) {}

    static Shown of(List<Line> lines, Declaration notice) {
        Map<String, Line> goes = new TreeMap<>();
        Map<String, Line> stays = new TreeMap<>();
        for (Line line : lines) {
            Line titled =
                    new Line("", titles(line.category(), notice), line.ending(), line.why(), line.rows(), line.until());
            (line.ending().equals("kept") ? stays : goes)
                    .merge(titled.category() + "|" + titled.ending() + "|" + titled.why(), titled, Line::and);
        }
        return new Shown(
                new ArrayList<>(goes.values()),
                new ArrayList<>(stays.values()),
                notice.stores().values().stream()
                        .map(store -> new Place(store.title(), Periods.words(store.period())))
                        .toList(),
                new ArrayList<>(notice.nobody().values()));
    }

    static String titles(String categories, Declaration notice) {
        List<String> titles = new ArrayList<>();
        for (String category : categories.split(", ")) {
            Category known = notice.categories().get(category);
            titles.add(known == null ? category : known.title());
        }
        return String.join("; ", titles);
    }

    public long rowsThatGo() {
        return goes.stream().mapToLong(Line::rows).sum();
    }
}
