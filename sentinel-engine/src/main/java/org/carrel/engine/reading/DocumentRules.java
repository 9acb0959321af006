package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;
import org.carrel.engine.RequestKind;

/// Tells documents from the pages around them and finds out which document it is.
///
/// In turn: a DOI, a publisher item identifier (ScienceDirect), an article number (IEEE), a stable address (JSTOR), a
/// record of ProQuest, an article of PubMed Central; else any PDF or full-text address, named by its path without the
/// parts that only tell the form, and by the parameters that tell documents apart.
final class DocumentRules {
    private static final byte[] PDF = bytes(".pdf");
    private static final byte[][] FORMS =
            rows(".pdf+html", ".pdf", ".epub", ".full-text", ".full", ".fulltext", ".html", ".htm", ".xml");
    private static final byte[][] TEXTS = rows(".full-text", ".full", ".fulltext");
    private static final byte[][] ABOUT = rows(".abstract", ".toc", ".short", ".extract", ".summary", ".citation");
    private static final byte[][] FILES = rows(".pdf", ".epub", ".pdf+html", ".djvu", ".ps");
    private static final byte[] SUPPLEMENT = bytes("-mmc");
    private static final byte[] FULLTEXT = bytes("fulltext");
    private static final byte[] BARE_PDF = bytes("pdf");
    private static final byte[] PRINTABLE = bytes("printable");
    private static final byte[] ARTICLE_PAGE = bytes("articleurl");

    // kinds of identity; changing one makes every document of that kind a new one
    private static final byte[] DOI_ID = bytes("doi:");
    private static final byte[] PII_ID = bytes("pii:");
    private static final byte[] ARNUMBER_ID = bytes("arnumber:");
    private static final byte[] RECORD_ID = bytes("record:");
    private static final byte[] ARTICLE_ID = bytes("article:");
    private static final byte[] PATH_ID = bytes("path:");

    private final Address address;
    private final Identity identity = new Identity();
    private boolean file;
    private boolean about;
    private boolean form;

    DocumentRules(Address address) {
        this.address = address;
    }

    /// The identity found by the last [#kind] that gave [RequestKind#DOCUMENT].
    Identity identity() {
        return identity;
    }

    /// @return [RequestKind#DOCUMENT], [RequestKind#PAGE] for a page about one document, or [RequestKind#OTHER] where
    ///     the address names no document
    RequestKind kind(Provider provider) {
        look();
        int doi = doiSegment();
        if (doi >= 0) {
            return doi(provider, doi);
        }
        int pii = address.segmentWith(Word.PII);
        if (pii >= 0 && pii + 1 < address.segments) {
            return pii(provider, pii + 1);
        }
        if ((address.queryWords & Word.IDENTIFIES) != 0) {
            RequestKind known = byParameter(provider);
            if (known != RequestKind.OTHER) {
                return known;
            }
        }
        return byPath(provider);
    }

    private void look() {
        int last = address.segments - 1;
        about = (address.pathWords & Word.ABOUT) != 0;
        form = (address.pathWords & Word.FORM) != 0;
        file = (address.pathWords & Word.FILE) != 0;
        if (last >= 0) {
            int from = address.segmentFrom[last];
            int to = address.segmentTo[last];
            file |= endsWithAny(from, to, FILES);
            form |= file || endsWithAny(from, to, TEXTS) || address.startsWith(from, to, FULLTEXT);
            about |= endsWithAny(from, to, ABOUT);
        }
        for (int i = 0; i < address.parameters && !file; i++) {
            int from = address.valueFrom[i];
            int to = address.valueTo[i];
            boolean format = (address.parameterWords[i] & Word.FORMAT) != 0;
            file = to - from >= 4 && (address.parameterWords[i] & Word.TARGET) == 0 && address.endsWith(from, to, PDF)
                    || format && (address.endsWith(from, to, BARE_PDF) || address.endsWith(from, to, PRINTABLE));
        }
        form |= file;
    }

    private RequestKind doi(Provider provider, int at) {
        int end = at + 2;
        while (end < address.segments && !isForm(end) && !address.segmentIs(end, Word.ABOUT)) {
            end++;
        }
        boolean bare = at > 0 && address.segmentIs(at - 1, Word.ARTICLE) && end == address.segments;
        if (about || !form && !bare) {
            return RequestKind.PAGE;
        }
        identity.start(provider, DOI_ID);
        for (int i = at; i < end; i++) {
            int to = i == end - 1 ? withoutForm(i) : address.segmentTo[i];
            identity.add(address.text, address.segmentFrom[i], to);
            identity.separate();
        }
        return RequestKind.DOCUMENT;
    }

    private boolean isForm(int i) {
        return address.segmentIs(i, Word.FORM)
                || address.startsWith(address.segmentFrom[i], address.segmentTo[i], FULLTEXT);
    }

    /// First part of a DOI in the path, `10.` and four to nine digits with a part after it; −1 for none.
    private int doiSegment() {
        for (int i = 0; i + 1 < address.segments; i++) {
            if (isDoiPrefix(address.segmentFrom[i], address.segmentTo[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isDoiPrefix(int from, int to) {
        byte[] text = address.text;
        if (to - from < 7 || text[from] != '1' || text[from + 1] != '0' || text[from + 2] != '.') {
            return false;
        }
        int i = from + 3;
        while (i < to && Ends.isDigit(text[i])) {
            i++;
        }
        return i - from >= 7 && i - from <= 12 && (i == to || text[i] == '.');
    }

    private RequestKind pii(Provider provider, int at) {
        boolean article = (address.pathWords & Word.ARTICLE) != 0;
        boolean page = at + 1 == address.segments || isForm(at + 1) || file;
        if (about || !page || !article && !form || isSupplement()) {
            return (address.pathWords & Word.RESOURCE) != 0 ? RequestKind.RESOURCE : RequestKind.PAGE;
        }
        identity.start(provider, PII_ID);
        addLetters(address.segmentFrom[at], withoutForm(at));
        return RequestKind.DOCUMENT;
    }

    private boolean isSupplement() {
        int last = address.segments - 1;
        for (int i = address.segmentFrom[last]; i < address.segmentTo[last]; i++) {
            if (address.startsWith(i, address.segmentTo[last], SUPPLEMENT)) {
                return true;
            }
        }
        return false;
    }

    private RequestKind byParameter(Provider provider) {
        int number = address.parameterWith(Word.ARNUMBER);
        if (number >= 0) {
            boolean text = file || (address.pathWords & Word.STAMP) != 0;
            return text ? named(provider, ARNUMBER_ID, number) : RequestKind.PAGE;
        }
        int pii = address.parameterWith(Word.PII);
        if (pii >= 0) {
            return file || isArticlePage() ? named(provider, PII_ID, pii) : RequestKind.OTHER;
        }
        for (int i = 0; i < address.parameters; i++) {
            if ((address.parameterWords[i] & Word.IDENTIFIES) != 0 && isDoi(i)) {
                int last = address.segments - 1;
                boolean article = last >= 0 && address.segmentIs(last, Word.ARTICLE);
                return !about && (form || article) ? named(provider, DOI_ID, i) : RequestKind.PAGE;
            }
        }
        return RequestKind.OTHER;
    }

    private boolean isDoi(int parameter) {
        int from = address.valueFrom[parameter];
        int to = address.valueTo[parameter];
        int slash = from;
        while (slash < to && address.text[slash] != '/') {
            slash++;
        }
        return slash + 1 < to && isDoiPrefix(from, slash);
    }

    private boolean isArticlePage() {
        int object = address.parameterWith(Word.OBJECT);
        return object >= 0 && address.startsWith(address.valueFrom[object], address.valueTo[object], ARTICLE_PAGE);
    }

    private RequestKind named(Provider provider, byte[] kind, int parameter) {
        identity.start(provider, kind);
        if (kind == DOI_ID) {
            for (int i = address.valueFrom[parameter]; i < address.valueTo[parameter]; i++) {
                boolean slash = address.text[i] == '/';
                if (slash) {
                    identity.separate();
                } else {
                    identity.add(address.text, i, i + 1);
                }
            }
            identity.separate();
        } else {
            addLetters(address.valueFrom[parameter], address.valueTo[parameter]);
        }
        return RequestKind.DOCUMENT;
    }

    private RequestKind byPath(Provider provider) {
        int record = Math.max(address.segmentWith(Word.STABLE), address.segmentWith(Word.DOCVIEW));
        if (record >= 0 && record + 1 < address.segments) {
            boolean stable = address.segmentIs(record, Word.STABLE);
            int last = stable ? address.segments - 1 : record + 1;
            if (about || !form && !isFulltext()) {
                return RequestKind.PAGE;
            }
            identity.start(provider, RECORD_ID);
            addLetters(address.segmentFrom[last], withoutForm(last));
            return RequestKind.DOCUMENT;
        }
        int article = address.segmentWith(Word.ARTICLE);
        if (article >= 0 && article + 1 < address.segments && !about) {
            return article(provider, article);
        }
        if (form && !(about && !file) && !isSupplementAnywhere()) {
            plain(provider);
            return RequestKind.DOCUMENT;
        }
        return about ? RequestKind.PAGE : RequestKind.OTHER;
    }

    private boolean isSupplementAnywhere() {
        return address.segments > 0 && isSupplement();
    }

    private boolean isFulltext() {
        for (int i = 0; i < address.segments; i++) {
            if (address.startsWith(address.segmentFrom[i], address.segmentTo[i], FULLTEXT)) {
                return true;
            }
        }
        return false;
    }

    /// `/articles/nature12345`, `/articles/PMC123/pdf/x.pdf`, `/brain/article/136/1/1/430000`.
    private RequestKind article(Provider provider, int at) {
        int first = at + 1;
        boolean numbered = isNumber(first);
        boolean ends = first == address.segments - 1 || isForm(first + 1);
        if (!numbered && !file && !(ends && hasDigit(first))) {
            return form ? document(provider) : RequestKind.PAGE;
        }
        if (!numbered && !hasDigit(first)) {
            return document(provider);
        }
        // a journal's volume, issue and page; what follows them differs between forms
        int end = numbered ? Math.min(first + 3, address.segments) : first + 1;
        identity.start(provider, ARTICLE_ID);
        for (int i = 0; i < at; i++) {
            addPart(i);
        }
        for (int i = first; i < end; i++) {
            addPart(i);
        }
        return RequestKind.DOCUMENT;
    }

    private RequestKind document(Provider provider) {
        plain(provider);
        return RequestKind.DOCUMENT;
    }

    private void addPart(int i) {
        if (!isForm(i)) {
            identity.add(address.text, address.segmentFrom[i], withoutForm(i));
            identity.separate();
        }
    }

    /// The path without the parts that tell the form, and the parameters that tell documents apart; where none does,
    /// all parameters that stay the same from one fetch to the next.
    private void plain(Provider provider) {
        identity.start(provider, PATH_ID);
        for (int i = 0; i < address.segments; i++) {
            addPart(i);
        }
        int last = address.segments - 1;
        boolean inPath = last >= 0 && endsWithAny(address.segmentFrom[last], address.segmentTo[last], FILES);
        boolean named = (address.queryWords & Word.IDENTIFIES) != 0;
        for (int i = 0; i < address.parameters; i++) {
            int words = address.parameterWords[i];
            boolean tells =
                    named || inPath ? (words & Word.IDENTIFIES) != 0 : (words & (Word.FLEETING | Word.FORMAT)) == 0;
            if (tells) {
                identity.add(address.text, address.nameFrom[i], address.valueTo[i]);
                identity.separate();
            }
        }
    }

    private boolean isNumber(int segment) {
        for (int i = address.segmentFrom[segment]; i < address.segmentTo[segment]; i++) {
            if (!Ends.isDigit(address.text[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean hasDigit(int segment) {
        for (int i = address.segmentFrom[segment]; i < address.segmentTo[segment]; i++) {
            if (Ends.isDigit(address.text[i])) {
                return true;
            }
        }
        return false;
    }

    /// Letters and digits only: `S0092-8674(19)30001-1` is `S0092867419300011`.
    private void addLetters(int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = address.text[i];
            if (Ends.isDigit(c) || c >= 'a' && c <= 'z') {
                identity.add(address.text, i, i + 1);
            }
        }
    }

    /// End of a part of the path without its endings: `71.full.pdf` is `71`.
    private int withoutForm(int segment) {
        int from = address.segmentFrom[segment];
        int to = address.segmentTo[segment];
        for (int i = 0; i < FORMS.length; i++) {
            byte[] ending = FORMS[i];
            if (to - from > ending.length && address.endsWith(from, to, ending)) {
                to -= ending.length;
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
        byte[][] rows = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            rows[i] = bytes(texts[i]);
        }
        return rows;
    }
}
