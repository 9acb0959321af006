package org.carrel.catalogue.invented;

import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.carrel.catalogue.description.Isbn;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.invented.InventedTitles.Script;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.marc.MarcRecord;

/// A record under construction, its fields in the order of their tags.
final class InventedRecord {

    private final String type;
    private final int number;
    private final TreeMap<String, StringBuilder> fields = new TreeMap<>();
    private String callNumber = "";
    private boolean entered;

    /// @param type     the leader's two characters for type and level
    /// @param language as MARC writes it; `zxx` for none
    InventedRecord(String type, int year, String language, int number) {
        this.type = type;
        this.number = number;
        line("001", "001 demo%06d".formatted(number));
        line("003", "003 CarrelDemo");
        boolean serial = type.endsWith("s");
        line(
                "008",
                "008 260101%s%s".formatted(serial ? "c" + year + "9999" : "s" + year + "    ", "xxk           000 0 ")
                        + language + " d");
    }

    private void line(String tag, String text) {
        fields.computeIfAbsent(tag, any -> new StringBuilder()).append(text).append('\n');
    }

    /// Of a group of numbers that no country has.
    InventedRecord isbn() {
        String body = "97899999%04d".formatted(number);
        for (int check = 0; check < 10; check++) {
            if (Isbn.normal(body + check).isPresent()) {
                line("020", "020 ## $a" + body + check);
            }
        }
        return this;
    }

    InventedRecord issn() {
        String body = "9%06d".formatted(number);
        for (char check : "0123456789X".toCharArray()) {
            if (Issn.normal(body + check).isPresent()) {
                line("022", "022 ## $a" + body.substring(0, 4) + "-" + body.substring(4) + check);
            }
        }
        return this;
    }

    InventedRecord author(String name) {
        line("100", "100 1# $a" + name + (name.endsWith(".") ? "" : ",") + "$eauthor.");
        entered = true;
        return this;
    }

    InventedRecord editor(String name) {
        line("700", "700 1# $a" + name + "$eeditor.");
        return this;
    }

    /// @param subtitle may be empty
    InventedRecord title(String title, String subtitle) {
        int article = title.startsWith("The ") ? 4 : title.startsWith("A ") ? 2 : 0;
        line(
                "245",
                "245 " + (entered ? 1 : 0) + article + " $a" + title
                        + (subtitle.isEmpty() ? "." : " :$b" + subtitle + "."));
        return this;
    }

    /// @param volume 0 for the first
    InventedRecord written(Script script, int volume) {
        String part = volume == 0 ? "" : " " + (volume + 1);
        line("100", "100 1# $6880-01$a" + script.name() + ",$eauthor.");
        line("245", "245 10 $6880-02$a" + script.latin() + part + ".");
        line("880", "880 1# $6100-01$a" + script.originalName());
        line("880", "880 10 $6245-02$a" + script.original() + part);
        return this;
    }

    InventedRecord edition(int which) {
        line("250", "250 ## $a" + which + (which == 2 ? "nd" : which == 3 ? "rd" : "th") + " edition.");
        return this;
    }

    InventedRecord published(String where, int year) {
        line("264", "264 #1 $a" + where + "$c" + year + (type.endsWith("s") ? "-" : "."));
        return this;
    }

    InventedRecord extent(String extent) {
        line("300", "300 ## $a" + extent);
        return this;
    }

    InventedRecord thesis(int year) {
        line("502", "502 ## $aThesis (Ph. D.), " + year + ".");
        return this;
    }

    InventedRecord subjects(Discipline about, String topic) {
        line(
                "520",
                "520 ## $aOn " + topic + ", for readers of " + about.heading().toLowerCase(Locale.ROOT) + ".");
        line("650", "650 #4 $a" + topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1) + ".");
        line("650", "650 #4 $a" + about.heading() + ".");
        return this;
    }

    InventedRecord shelved(Discipline about, Random random) {
        int place = about.from() + random.nextInt(about.to() - about.from());
        callNumber = about.shelf() + place + " ." + (char) ('A' + random.nextInt(26)) + (10 + random.nextInt(90));
        line("050", "050 #4 $a" + callNumber.replace(" .", "$b."));
        return this;
    }

    String callNumber() {
        return callNumber;
    }

    MarcRecord marc() {
        String text = "LDR 00000n" + type + " a2200000 i 4500\n" + String.join("", fields.values());
        if (MarcLines.read(text) instanceof MarcLines.Read.Whole whole) {
            return whole.record();
        }
        throw new IllegalStateException(text);
    }
}
