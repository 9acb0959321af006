package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;

/// What single providers do differently from all others.
final class HouseRules {
    private static final byte[] REGISTRY = bytes("10.2307");
    private static final byte[] FILE_FOLDER = bytes("ielx");
    private static final byte[] JOURNAL = bytes("journal");
    private static final byte[] CONTENT_SERVER = bytes("contentserver.asp");
    private static final byte[] PAGE_SCAN = bytes("get-page-scan");
    private static final byte[] READER = bytes("reader.action");
    private static final byte[] PAGE_IMAGE = bytes("docimage");
    private static final byte[] RETRIEVE = bytes("retrieve");
    private static final byte[] VIEWER = bytes("pdfviewer");
    private static final byte[] ITEM_FILE = bytes("1-s2.0-");
    private static final byte[] ITEM = bytes("pii");
    private static final int ITEM_LETTERS = 17;

    private final Address address;
    private final byte[] text;
    private final Form form;
    private final Identity identity;

    HouseRules(Address address, Form form, Identity identity) {
        this.address = address;
        this.text = address.text;
        this.form = form;
        this.identity = identity;
    }

    /// Whether the provider has a rule of its own for this address, by which the identity is now set.
    boolean names(Provider provider) {
        return address.segments > 0
                && switch (provider.house()) {
                    case ARXIV -> arxiv(provider);
                    case EBSCO -> ebsco(provider);
                    case IEEE -> ieee(provider);
                    case JSTOR -> jstor(provider);
                    case NATURE -> nature(provider);
                    case PROQUEST -> proquest(provider);
                    case OXFORD, PUBMED, SCIENCEDIRECT, WATERMARK, OTHER -> false;
                };
    }

    /// `/pdf/2001.00001v2.pdf`: all versions are one paper.
    private boolean arxiv(Provider provider) {
        if (!form.isWhole()) {
            return false;
        }
        int last = address.segments - 1;
        int end = form.endWithout(last);
        int version = end;
        while (version > address.segmentFrom[last] && Ends.isDigit(text[version - 1])) {
            version--;
        }
        boolean versioned = version < end && version - 1 > address.segmentFrom[last] && text[version - 1] == 'v';
        identity.start(provider, DocumentRules.ARTICLE);
        for (int i = 0; i < last; i++) {
            if (!form.isForm(i)) {
                identity.addPart(text, address.segmentFrom[i], address.segmentTo[i]);
            }
        }
        identity.addPart(text, address.segmentFrom[last], versioned ? version - 1 : end);
        return true;
    }

    /// The accession number, `AN` or `K`; else the content's own; else the page of the session that shows it.
    private boolean ebsco(Provider provider) {
        int last = address.segments - 1;
        if (is(last, CONTENT_SERVER)) {
            return parameter(provider, "k");
        }
        if (is(last, RETRIEVE)) {
            return parameter(provider, "content");
        }
        if (!is(last, VIEWER)) {
            return false;
        }
        if (parameter(provider, "an")) {
            return true;
        }
        int session = find("sid");
        int page = find("vid");
        if (session < 0 || page < 0) {
            return false;
        }
        identity.start(provider, DocumentRules.RECORD);
        identity.addPart(text, address.valueFrom[session], address.valueTo[session]);
        identity.addPart(text, address.valueFrom[page], address.valueTo[page]);
        return true;
    }

    private boolean parameter(Provider provider, String name) {
        int at = find(name);
        if (at < 0) {
            return false;
        }
        identity.start(provider, DocumentRules.RECORD);
        // given twice, either may be the one that counts
        for (; at >= 0; at = find(name, at + 1)) {
            identity.addPart(text, address.valueFrom[at], address.valueTo[at]);
        }
        return true;
    }

    private int find(String name) {
        return find(name, 0);
    }

    private int find(String name, int start) {
        for (int i = start; i < address.parameters; i++) {
            int from = address.nameFrom[i];
            if (address.valueFrom[i] - from == name.length()
                    && address.startsWith(from, address.valueFrom[i], bytes(name))) {
                return i;
            }
        }
        return -1;
    }

    /// `/ielx7/5/9000000/09000001.pdf` is article number 9000001.
    private boolean ieee(Provider provider) {
        int last = address.segments - 1;
        if (!form.endsInFile() || !address.startsWith(address.segmentFrom[0], address.segmentTo[0], FILE_FOLDER)) {
            return false;
        }
        int from = address.segmentFrom[last];
        int end = form.endWithout(last);
        while (from < end && text[from] == '0') {
            from++;
        }
        identity.start(provider, DocumentRules.ARNUMBER);
        identity.addLetters(text, from, end);
        return true;
    }

    /// `/stable/pdf/10.2307/123.pdf` is `/stable/pdf/123.pdf`: 10.2307 is JSTOR's own registry.
    private boolean jstor(Provider provider) {
        int last = address.segments - 1;
        if (last >= 3 && is(1, PAGE_SCAN)) {
            return scanned(provider, last);
        }
        if (last < 2 || !form.isWhole() || !address.segmentIs(0, Word.STABLE) || !is(last - 1, REGISTRY)) {
            return false;
        }
        identity.start(provider, DocumentRules.RECORD);
        identity.addLetters(text, address.segmentFrom[last], form.endWithout(last));
        return true;
    }

    /// `/page-scan-delivery/get-page-scan/10.2307/123/4`: however many pages are looked at, it is one document.
    private boolean scanned(Provider provider, int last) {
        identity.start(provider, DocumentRules.RECORD);
        for (int i = is(2, REGISTRY) && last > 3 ? 3 : 2; i < last; i++) {
            identity.addLetters(text, address.segmentFrom[i], address.segmentTo[i]);
        }
        return true;
    }

    /// `/lib/x/reader.action?docID=123&ppg=5` and the pictures of its pages,
    /// `/lib/x/docImage.action?docID=123`: the book is one document.
    private boolean proquest(Provider provider) {
        int last = address.segments - 1;
        return (is(last, READER) || address.startsWith(address.segmentFrom[last], address.segmentTo[last], PAGE_IMAGE))
                && parameter(provider, "docid");
    }

    /// `/nature/journal/v500/n7463/pdf/nature12345.pdf` is `/articles/nature12345`.
    private boolean nature(Provider provider) {
        int last = address.segments - 1;
        if (last < 3 || !form.isWhole() || !is(1, JOURNAL)) {
            return false;
        }
        identity.start(provider, DocumentRules.ARTICLE);
        identity.addPart(text, address.segmentFrom[last], form.endWithout(last));
        return true;
    }

    /// A part of the path is a publisher item identifier: `S0092-8674(20)30001-1.pdf`, `PIIS0140-6736(20)30183-5`,
    /// `1-s2.0-S0140673620301836`.
    boolean namesItem(Provider provider) {
        for (int i = address.segments - 1; i >= 0; i--) {
            int from = address.segmentFrom[i];
            int to = address.segmentTo[i];
            if (to - from < ITEM_LETTERS) {
                continue;
            }
            from += address.startsWith(from, to, ITEM_FILE) ? ITEM_FILE.length : 0;
            from += address.startsWith(from, to, ITEM) ? ITEM.length : 0;
            if (text[from] == 's' && isItem(from, form.endWithout(i))) {
                identity.start(provider, DocumentRules.PII);
                identity.addLetters(text, from, form.endWithout(i));
                return !form.isSupplement();
            }
        }
        return false;
    }

    private boolean isItem(int from, int to) {
        int letters = 1;
        for (int i = from + 1; i < to; i++) {
            boolean digit = Ends.isDigit(text[i]) || text[i] == 'x' && letters >= 8;
            if (!digit && text[i] != '-' && text[i] != '(' && text[i] != ')') {
                return false;
            }
            letters += digit ? 1 : 0;
        }
        return letters == ITEM_LETTERS;
    }

    private boolean is(int segment, byte[] word) {
        int from = address.segmentFrom[segment];
        return address.segmentTo[segment] - from == word.length
                && address.startsWith(from, address.segmentTo[segment], word);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
