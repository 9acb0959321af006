package org.carrel.catalogue.invented;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.marc.MarcRecord;

/// Authorities for the subjects of the invented works and for those who wrote more than one of
/// them; the others are left
/// for whoever tries the page of headings without an authority.
final class InventedAuthorities {

    private static final int EVERY_SO_MANY = 9;

    private final Map<String, Integer> people = new LinkedHashMap<>();
    /// With the broader one; empty where it is a whole discipline.
    private final Map<String, String> subjects = new LinkedHashMap<>();
    private final List<MarcRecord> records = new ArrayList<>();
    private int number;

    private InventedAuthorities() {}

    static List<MarcRecord> of(List<InventedWork> works) {
        InventedAuthorities authorities = new InventedAuthorities();
        works.forEach(work -> authorities.read(work.record()));
        authorities.people.forEach((name, uses) -> {
            if (uses > 1) {
                authorities.person(name);
            }
        });
        authorities.subjects.forEach(authorities::subject);
        return authorities.records;
    }

    private void read(MarcRecord record) {
        String narrower = "";
        for (ControlledHeading heading : ControlledHeadings.of(record)) {
            String shown = heading.form().shown();
            if (heading.form().kind() == HeadingKind.PERSON && shown.contains(", ")) {
                people.merge(shown, 1, Integer::sum);
            } else if (heading.form().kind() == HeadingKind.TOPIC && narrower.isEmpty()) {
                narrower = shown;
            } else if (heading.form().kind() == HeadingKind.TOPIC) {
                subjects.put(shown, "");
                if (!narrower.equals(shown)) {
                    subjects.putIfAbsent(narrower, shown);
                }
            }
        }
    }

    /// `Ashdown, Ada B.` also writes as `Ashdown, A. B.`; a few have another name for other
    /// books.
    private void person(String name) {
        String family = name.substring(0, name.indexOf(','));
        String given = name.substring(name.indexOf(',') + 2);
        String initials = given.charAt(0) + "." + (given.contains(" ") ? given.substring(given.lastIndexOf(' ')) : "");
        String more = ++number % EVERY_SO_MANY == 0
                ? "400 1# $aOf " + family + ", " + given + "\n400 0# $aThe Reader of " + family + "\n"
                        + "678 0# $aWrote in the reading rooms of four campuses.\n"
                : "";
        add("100 1# $a" + name + "\n400 1# $a" + family + ", " + initials + "\n" + more);
    }

    private void subject(String heading, String broader) {
        number++;
        String also = heading.contains(" and ")
                ? "450 ## $a" + heading.replaceFirst("(.*) and (.*)", "$2 and $1") + "\n"
                : "450 ## $a" + heading + " (Subject)\n";
        add("150 ## $a" + heading + "\n" + also + (broader.isEmpty() ? "" : "550 ## $wg$a" + broader + "\n"));
    }

    private void add(String lines) {
        String text = "LDR 00000nz  a2200000n  4500\n001 demo-a%05d\n003 CarrelDemo\n".formatted(number)
                + "008 260101n| aznnnabbn           |a aaa      \n" + lines;
        if (MarcLines.read(text) instanceof MarcLines.Read.Whole whole) {
            records.add(whole.record());
        } else {
            throw new IllegalStateException(text);
        }
    }
}
