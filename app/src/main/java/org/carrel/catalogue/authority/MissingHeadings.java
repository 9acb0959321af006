package org.carrel.catalogue.authority;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.marc.MarcRecord;

/// Counts headings that have no authority. Of very many those that came once are forgotten: the
/// most used stay.
final class MissingHeadings {

    private static final int REMEMBERED = 200_000;
    private static final int MOST = 2_000;
    private static final int LONGEST = 4_000;
    private static final String LEADER = "00000nz  a2200000n  4500";

    private final Map<Key, Counted> counts = new HashMap<>();

    private record Key(String kind, String thesaurus, String key) {}

    private static final class Counted {

        private final ControlledHeading heading;
        private int uses;

        Counted(ControlledHeading heading) {
            this.heading = heading;
        }
    }

    /// @param line as a line of the new record, in the form of [MarcLines]
    record Missing(String kind, String thesaurus, String key, String shown, String line, int uses) {}

    /// The record that is made of it, in the form of [MarcLines]: where the heading is from a
    /// list, it says so.
    static String record(Missing heading) {
        String list = heading.thesaurus();
        String code = switch (list) {
            case "lcsh" -> "a";
            case "lcshac" -> "b";
            case "mesh" -> "c";
            case "nal" -> "d";
            case "cash" -> "k";
            case "rvm" -> "v";
            case "" -> "n";
            default -> "z";
        };
        String fixed = "008 260101n| az" + code + "nnabbn           |a aaa      ";
        String source = code.equals("z") ? "040 ## $f" + list.replace("$", "{dollar}") + "\n" : "";
        return "LDR " + LEADER + "\n" + fixed + "\n" + source + heading.line() + "\n";
    }

    /// @param linked those that have one
    void add(List<ControlledHeading> headings, Set<Long> linked) {
        Set<Key> seen = new HashSet<>();
        for (ControlledHeading heading : headings) {
            Key key = new Key(
                    heading.form().kind().code(),
                    heading.thesaurus(),
                    heading.form().key());
            if (!linked.contains(heading.hash()) && seen.add(key)) {
                counts.computeIfAbsent(key, none -> new Counted(heading)).uses++;
            }
        }
        if (counts.size() > REMEMBERED) {
            counts.values().removeIf(one -> one.uses == 1);
        }
    }

    List<Missing> most() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Key, Counted> one) -> -one.getValue().uses)
                        .thenComparing(one -> one.getKey().key()))
                .limit(MOST)
                .map(one -> missing(one.getKey(), one.getValue()))
                .filter(one -> one.line().length() <= LONGEST)
                .toList();
    }

    private static Missing missing(Key key, Counted counted) {
        ControlledHeading heading = counted.heading;
        HeadingKind kind = heading.form().kind();
        boolean alone = kind == HeadingKind.TITLE && heading.field().first('t').isEmpty();
        String digits = alone ? kind.digits() : heading.field().tag().substring(1);
        char first = kind.hasThesaurus() || alone ? ' ' : heading.field().first();
        String lines = MarcLines.text(
                new MarcRecord(LEADER, List.of(heading.form().field("1" + digits, first, alone ? '0' : ' '))));
        return new Missing(
                key.kind(),
                key.thesaurus(),
                key.key(),
                heading.form().shown(),
                lines.substring(lines.indexOf('\n') + 1).strip(),
                counted.uses);
    }
}
