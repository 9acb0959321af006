package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// In what form an address gives a document, told by words and endings in its path and query.
final class Form {
    private static final byte[][] ENDINGS =
            rows(".pdf+html", ".pdf", ".epdf", ".epub", ".full-text", ".full", ".fulltext", ".html", ".htm", ".xml");
    private static final byte[][] TEXTS = rows(".full-text", ".full", ".fulltext");
    private static final byte[][] ABOUT = rows(".abstract", ".toc", ".short", ".extract", ".summary", ".citation");
    private static final byte[][] FILES = rows(".pdf", ".epdf", ".epub", ".pdf+html", ".djvu", ".ps");
    private static final byte[][] FORMATS = rows("pdf", "printable");
    private static final byte[] PDF = bytes(".pdf");
    private static final byte[] SUPPLEMENT = bytes("-mmc");
    private static final byte[] FULLTEXT = bytes("fulltext");

    private final Address address;
    private boolean file;
    private boolean whole;
    private boolean about;

    Form(Address address) {
        this.address = address;
    }

    /// A file to read: PDF or EPUB.
    boolean isFile() {
        return file;
    }

    /// The whole text: a file, or a page that says it is the full text.
    boolean isWhole() {
        return whole;
    }

    /// About a document: abstract, contents, figures, citations.
    boolean isAbout() {
        return about;
    }

    /// Looks at the address anew.
    void look() {
        int last = address.segments - 1;
        about = (address.pathWords & Word.ABOUT) != 0;
        whole = (address.pathWords & Word.FORM) != 0;
        file = ((address.pathWords | address.queryWords) & Word.FILE) != 0;
        if (last >= 0) {
            int from = address.segmentFrom[last];
            int to = address.segmentTo[last];
            boolean ending = hasEnding(from, to);
            file |= ending && endsWithAny(from, to, FILES);
            whole |= ending && endsWithAny(from, to, TEXTS) || isFulltext(last);
            about |= ending && endsWithAny(from, to, ABOUT);
        }
        for (int i = 0; i < address.parameters && !file; i++) {
            file = namesFile(i);
        }
        whole |= file;
    }

    private boolean hasEnding(int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (address.text[i] == '.') {
                return true;
            }
        }
        return false;
    }

    private boolean namesFile(int parameter) {
        int from = address.valueFrom[parameter];
        int to = address.valueTo[parameter];
        if (to - from < 3 || address.text[to - 1] != 'f' && address.text[to - 1] != 'e') {
            return false;
        }
        int words = address.parameterWords[parameter];
        return (words & Word.TARGET) == 0 && address.endsWith(from, to, PDF)
                || (words & Word.FORMAT) != 0 && endsWithAny(from, to, FORMATS);
    }

    /// The last part of the path names a file, whatever the query says.
    boolean endsInFile() {
        int last = address.segments - 1;
        return last >= 0 && endsWithAny(address.segmentFrom[last], address.segmentTo[last], FILES);
    }

    /// A part of the path that only tells the form.
    boolean isForm(int segment) {
        return address.segmentIs(segment, Word.FORM) || isFulltext(segment);
    }

    /// Some part of the path starts with `fulltext`.
    boolean saysFulltext() {
        for (int i = 0; i < address.segments; i++) {
            if (isFulltext(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFulltext(int segment) {
        return address.startsWith(address.segmentFrom[segment], address.segmentTo[segment], FULLTEXT);
    }

    /// Supplementary material of ScienceDirect: `…-mmc1.pdf`.
    boolean isSupplement() {
        int last = address.segments - 1;
        for (int i = last < 0 ? 0 : address.segmentFrom[last]; last >= 0 && i < address.segmentTo[last]; i++) {
            if (address.startsWith(i, address.segmentTo[last], SUPPLEMENT)) {
                return true;
            }
        }
        return false;
    }

    /// End of a part of the path without its endings: `71.full.pdf` is `71`.
    int endWithout(int segment) {
        int from = address.segmentFrom[segment];
        int to = address.segmentTo[segment];
        for (int i = hasEnding(from, to) ? 0 : ENDINGS.length; i < ENDINGS.length; i++) {
            if (to - from > ENDINGS[i].length && address.endsWith(from, to, ENDINGS[i])) {
                to -= ENDINGS[i].length;
                i = -1;
            }
        }
        return to;
    }

    private boolean endsWithAny(int from, int to, byte[][] endings) {
        for (byte[] ending : endings) {
            if (address.endsWith(from, to, ending)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] rows(String... texts) {
        return Arrays.stream(texts).map(Form::bytes).toArray(byte[][]::new);
    }
}
