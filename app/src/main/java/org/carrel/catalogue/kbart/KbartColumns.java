package org.carrel.catalogue.kbart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.catalogue.marc.Problem;
import org.carrel.catalogue.marc.Unreadable;

/// Which column of a list holds what, by the names of its header.
final class KbartColumns {

    private static final Set<String> KNOWN = Set.of(
            "publication_title",
            "print_identifier",
            "online_identifier",
            "date_first_issue_online",
            "num_first_vol_online",
            "num_first_issue_online",
            "date_last_issue_online",
            "num_last_vol_online",
            "num_last_issue_online",
            "title_url",
            "first_author",
            "title_id",
            "embargo_info",
            "coverage_depth",
            "notes",
            "coverage_notes",
            "publisher_name",
            "publication_type",
            "date_monograph_published_print",
            "date_monograph_published_online",
            "monograph_volume",
            "monograph_edition",
            "first_editor",
            "parent_publication_title_id",
            "preceding_publication_title_id",
            "access_type");

    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?");
    private static final Pattern EMBARGO = Pattern.compile("[RP]\\d{1,4}[DMY](?:;[RP]\\d{1,4}[DMY])?");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\\p{Cntrl}]{1,3990}");
    private static final Pattern ISSN = Pattern.compile("\\d{4}-?\\d{3}[\\dXx]");

    private final Map<String, Integer> places;
    private final List<String> unknown;
    private final int width;

    private KbartColumns(Map<String, Integer> places, List<String> unknown, int width) {
        this.places = places;
        this.unknown = List.copyOf(unknown);
        this.width = width;
    }

    /// A line that is not right.
    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Wrong(String code, String detail) {
            super(code);
            this.problem = new Problem(code, detail);
        }
    }

    static KbartColumns of(String header) {
        Map<String, Integer> places = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        List<String> names = cells(header.replaceFirst("^\uFEFF", ""));
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place).toLowerCase(Locale.ROOT).replace(' ', '_');
            if (!KNOWN.contains(name)) {
                unknown.add(names.get(place));
            } else if (places.put(name, place) != null) {
                throw new Unreadable("column_twice", name);
            }
        }
        for (String needed : List.of("publication_title", "title_url")) {
            if (!places.containsKey(needed)) {
                throw new Unreadable("not_kbart", needed);
            }
        }
        return new KbartColumns(places, unknown, names.size());
    }

    List<String> unknown() {
        return unknown;
    }

    KbartRead read(long line, byte[] raw, String text) {
        try {
            List<String> cells = cells(text);
            if (cells.size() > width) {
                throw new Wrong("columns", cells.size() + "\n" + width);
            }
            return new KbartRead.Read(line, raw, title(cells));
        } catch (Wrong wrong) {
            return new KbartRead.SetAside(line, raw, wrong.problem);
        }
    }

    private KbartTitle title(List<String> cells) {
        String title = cell(cells, "publication_title", 1000);
        if (title.isEmpty()) {
            throw new Wrong("missing", "publication_title");
        }
        String url = cell(cells, "title_url", 4000);
        if (!URL.matcher(url).matches()) {
            throw new Wrong(url.isEmpty() ? "missing" : "no_url", url.isEmpty() ? "title_url" : url);
        }
        String print = cell(cells, "print_identifier", 40);
        String online = cell(cells, "online_identifier", 40);
        String note = cell(cells, "notes", 2000);
        String published = cell(cells, "date_monograph_published_print", 40);
        return new KbartTitle(
                title,
                print,
                online,
                coverage(cells),
                url,
                cell(cells, "title_id", 500),
                cell(cells, "first_author", 200),
                cell(cells, "first_editor", 200),
                cell(cells, "publisher_name", 400),
                cell(cells, "monograph_edition", 200),
                cell(cells, "monograph_volume", 40),
                published.isEmpty() ? cell(cells, "date_monograph_published_online", 40) : published,
                matching(cells, "embargo_info", EMBARGO),
                cell(cells, "coverage_depth", 40),
                note.isEmpty() ? cell(cells, "coverage_notes", 2000) : note,
                isSerial(cells, print, online),
                isFree(cells));
    }

    private KbartTitle.Coverage coverage(List<String> cells) {
        return new KbartTitle.Coverage(
                matching(cells, "date_first_issue_online", DATE),
                cell(cells, "num_first_vol_online", 40),
                cell(cells, "num_first_issue_online", 40),
                matching(cells, "date_last_issue_online", DATE),
                cell(cells, "num_last_vol_online", 40),
                cell(cells, "num_last_issue_online", 40));
    }

    private boolean isSerial(List<String> cells, String print, String online) {
        String type = cell(cells, "publication_type", 40).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "serial" -> true;
            case "monograph" -> false;
            case "" -> ISSN.matcher(online).matches() || ISSN.matcher(print).matches();
            default -> throw new Wrong("value", "publication_type\n" + type);
        };
    }

    private boolean isFree(List<String> cells) {
        String access = cell(cells, "access_type", 40);
        return switch (access) {
            case "F", "f" -> true;
            case "P", "p", "" -> false;
            default -> throw new Wrong("value", "access_type\n" + access);
        };
    }

    private String matching(List<String> cells, String name, Pattern pattern) {
        String said = cell(cells, name, 40);
        if (!said.isEmpty() && !pattern.matcher(said).matches()) {
            throw new Wrong("value", name + "\n" + said);
        }
        return said;
    }

    private String cell(List<String> cells, String name, int longest) {
        Integer place = places.get(name);
        String said = place == null || place >= cells.size() ? "" : cells.get(place);
        if (said.length() > longest) {
            throw new Wrong("long", name);
        }
        if (said.chars().anyMatch(letter -> letter < ' ' || letter >= 0x7F && letter <= 0x9F)) {
            throw new Wrong("control", name);
        }
        return said;
    }

    /// Spreadsheets put quotes around texts with quotes in them.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.stripTrailing().split("\t", -1)) {
            String text = cell.strip();
            cells.add(
                    text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                            ? text.substring(1, text.length() - 1)
                                    .replace("\"\"", "\"")
                                    .strip()
                            : text);
        }
        return cells;
    }
}
