package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carrel.engine.RequestKind;

/// Tells documents from the pages around them and finds out which document it is.
///
/// In turn: a DOI, a publisher item identifier (ScienceDirect), an article number (IEEE), a stable address (JSTOR), a
/// record of ProQuest, an article of PubMed Central; else any PDF or full-text address, named by its path without the
/// parts that only tell the form, and by the parameters that tell documents apart.
final class DocumentRules {
    // kinds of identity; changing one makes every document of that kind a new one
    static final byte[] DOI = bytes("doi:");
    static final byte[] PII = bytes("pii:");
    static final byte[] ARNUMBER = bytes("arnumber:");
    static final byte[] RECORD = bytes("record:");
    static final byte[] ARTICLE = bytes("article:");
    static final byte[] PATH = bytes("path:");

    private static final byte[] FORMAT = bytes("format");
    private static final byte[] CONTENT = bytes("content");
    private static final byte[] ARTICLE_PAGE = bytes("articleurl");

    private final Address address;
    private final byte[] text;
    private final Form form;
    private final Identity identity = new Identity();
    private final HouseRules houses;

    DocumentRules(Address address) {
        this.address = address;
        this.text = address.text;
        this.form = new Form(address);
        this.houses = new HouseRules(address, form, identity);
    }

    /// The identity found by the last [#kind] that gave [RequestKind#DOCUMENT].
    Identity identity() {
        return identity;
    }

    /// @return [RequestKind#DOCUMENT], [RequestKind#PAGE] for a page about one document, or [RequestKind#OTHER] where
    ///     the address names no document
    RequestKind kind(Provider provider) {
        form.look();
        if (houses.names(provider)) {
            return form.isAbout() ? RequestKind.PAGE : RequestKind.DOCUMENT;
        }
        int doi = doiSegment();
        if (doi >= 0) {
            return doi(provider, doi);
        }
        int pii = address.segmentWith(Word.PII);
        if (pii >= 0 && pii + 1 < address.segments) {
            return pii(provider, pii + 1);
        }
        if (form.isWhole() && !form.isAbout() && houses.namesItem(provider)) {
            return RequestKind.DOCUMENT;
        }
        if ((address.queryWords & Word.IDENTIFIES) != 0) {
            RequestKind known = byParameter(provider);
            if (known != RequestKind.OTHER) {
                return known;
            }
        }
        return byPath(provider);
    }

    private RequestKind doi(Provider provider, int at) {
        int end = at + 2;
        while (end < address.segments && !form.isForm(end) && !address.segmentIs(end, Word.ABOUT) && !isFormat(end)) {
            end++;
        }
        boolean bare = at > 0 && address.segmentIs(at - 1, Word.ARTICLE) && end == address.segments;
        if (form.isAbout() || !form.isWhole() && !bare) {
            return RequestKind.PAGE;
        }
        identity.start(provider, DOI);
        for (int i = at; i < end; i++) {
            identity.addPart(text, address.segmentFrom[i], i == end - 1 ? form.endWithout(i) : address.segmentTo[i]);
        }
        addNumbersAround(provider, at);
        return RequestKind.DOCUMENT;
    }

    private static final int LONGEST_NUMBER = 12;

    /// At an unknown provider the same identifier may stand in every address while a number
    /// before or after it names the document. Longer values are signatures, which change from one
    /// fetch to the next.
    private void addNumbersAround(Provider provider, int at) {
        if (!provider.isUnknown()) {
            return;
        }
        for (int i = 0; i < at; i++) {
            if (hasDigit(address.segmentFrom[i], address.segmentTo[i])) {
                addPart(i);
            }
        }
        for (int i = 0; i < address.parameters; i++) {
            boolean named = (address.parameterWords[i] & Word.IDENTIFIES) != 0;
            boolean other = address.parameterWords[i] == 0
                    && address.valueTo[i] - address.valueFrom[i] <= LONGEST_NUMBER
                    && hasDigit(address.valueFrom[i], address.valueTo[i]);
            if (named || other) {
                identity.addPart(text, address.valueFrom[i], address.valueTo[i]);
            }
        }
    }

    /// `/format/epub/…` after a DOI: a chapter of the same document.
    private boolean isFormat(int segment) {
        return Arrays.equals(text, address.segmentFrom[segment], address.segmentTo[segment], FORMAT, 0, FORMAT.length);
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
        boolean page = at + 1 == address.segments || form.isForm(at + 1) || form.isFile();
        if (form.isAbout() || !page || !article && !form.isWhole() || form.isSupplement()) {
            return RequestKind.PAGE;
        }
        identity.start(provider, PII);
        identity.addLetters(text, address.segmentFrom[at], form.endWithout(at));
        for (int i = provider.maybe(Provider.House.SCIENCEDIRECT) ? address.segments : at + 1;
                i < address.segments;
                i++) {
            addPart(i);
        }
        addNumbersAround(provider, at);
        return RequestKind.DOCUMENT;
    }

    private RequestKind byParameter(Provider provider) {
        int number = provider.maybe(Provider.House.IEEE) ? address.parameterWith(Word.ARNUMBER) : -1;
        if (number >= 0) {
            boolean whole = form.isFile() || (address.pathWords & Word.STAMP) != 0;
            return whole ? named(provider, ARNUMBER, number) : RequestKind.PAGE;
        }
        int pii = address.parameterWith(Word.PII);
        if (pii >= 0) {
            return form.isFile() || isArticlePage() ? named(provider, PII, pii) : RequestKind.OTHER;
        }
        for (int i = 0; i < address.parameters; i++) {
            if ((address.parameterWords[i] & Word.IDENTIFIES) != 0 && isDoi(i)) {
                return doiParameter(provider, i);
            }
        }
        return RequestKind.OTHER;
    }

    private RequestKind named(Provider provider, byte[] kind, int parameter) {
        identity.start(provider, kind);
        identity.addLetters(text, address.valueFrom[parameter], address.valueTo[parameter]);
        addWhatElseNames(provider, parameter);
        return RequestKind.DOCUMENT;
    }

    /// Anyone can write a DOI into an address that names the document otherwise: what else might name it, in the path
    /// or in a parameter, counts too.
    private void addWhatElseNames(Provider provider, int parameter) {
        for (int i = 0; i < address.segments; i++) {
            if (!address.segmentIs(i, Word.FORM | Word.SERVES | Word.STAMP)) {
                addPart(i);
            }
        }
        for (int i = 0; i < address.parameters; i++) {
            if (i != parameter && mayName(provider, i) && !repeats(i, parameter)) {
                identity.addPart(text, address.valueFrom[i], address.valueTo[i]);
            }
        }
    }

    /// Known to name documents; or at an unknown provider any with a number, where the path has none.
    private boolean mayName(Provider provider, int parameter) {
        int words = address.parameterWords[parameter];
        if ((words & Word.IDENTIFIES) != 0) {
            return true;
        }
        return words == 0
                && provider.isUnknown()
                && !isNumbered()
                && hasDigit(address.valueFrom[parameter], address.valueTo[parameter]);
    }

    /// The path tells one document from another by a number: a part of it starts with one, or the last one has one.
    private boolean isNumbered() {
        int last = address.segments - 1;
        for (int i = 0; i < last; i++) {
            if (Ends.isDigit(text[address.segmentFrom[i]])) {
                return true;
            }
        }
        return last >= 0 && hasDigit(address.segmentFrom[last], address.segmentTo[last]);
    }

    private boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ends.isDigit(text[i])) {
                return true;
            }
        }
        return false;
    }

    /// The value of `one` holds that of `other`, as `pid=1-s2.0-S0012160612004174-main.pdf` does.
    private boolean repeats(int one, int other) {
        int length = address.valueTo[other] - address.valueFrom[other];
        for (int i = address.valueFrom[one]; i + length <= address.valueTo[one]; i++) {
            if (Arrays.equals(text, i, i + length, text, address.valueFrom[other], address.valueTo[other])) {
                return true;
            }
        }
        return false;
    }

    private RequestKind doiParameter(Provider provider, int parameter) {
        int last = address.segments - 1;
        boolean article = last >= 0 && address.segmentIs(last, Word.ARTICLE);
        if (form.isAbout() || !form.isWhole() && !article) {
            return RequestKind.PAGE;
        }
        identity.start(provider, DOI);
        identity.addParts(text, address.valueFrom[parameter], address.valueTo[parameter]);
        addWhatElseNames(provider, parameter);
        return RequestKind.DOCUMENT;
    }

    private boolean isDoi(int parameter) {
        int from = address.valueFrom[parameter];
        int to = address.valueTo[parameter];
        int slash = from;
        while (slash < to && text[slash] != '/') {
            slash++;
        }
        return slash + 1 < to && isDoiPrefix(from, slash);
    }

    private boolean isArticlePage() {
        int object = address.parameterWith(Word.OBJECT);
        return object >= 0 && address.startsWith(address.valueFrom[object], address.valueTo[object], ARTICLE_PAGE);
    }

    private RequestKind byPath(Provider provider) {
        int record = Math.max(
                provider.maybe(Provider.House.JSTOR) ? address.segmentWith(Word.STABLE) : -1,
                provider.maybe(Provider.House.PROQUEST) ? address.segmentWith(Word.DOCVIEW) : -1);
        if (record >= 0 && record + 1 < address.segments) {
            return record(provider, record);
        }
        int article = address.segmentWith(Word.ARTICLE);
        if (article >= 0 && article + 1 < address.segments && !form.isAbout()) {
            return article(provider, article);
        }
        if (form.isWhole() && (form.isFile() || !form.isAbout()) && !form.isSupplement()) {
            return path(provider);
        }
        if (isDownload() && !form.isAbout() && !form.isSupplement()) {
            return path(provider);
        }
        return form.isAbout() ? RequestKind.PAGE : RequestKind.OTHER;
    }

    /// `/download/MTc3NzE2/…`: what is named after it, by a number in it, is handed over.
    private boolean isDownload() {
        int at = address.segmentWith(Word.DOWNLOAD);
        return at >= 0
                && at + 1 < address.segments
                && hasDigit(address.segmentFrom[at + 1], address.segmentTo[address.segments - 1]);
    }

    /// `/stable/pdf/10.2307/123.pdf` at JSTOR, `/docview/123/fulltextPDF` at ProQuest.
    private RequestKind record(Provider provider, int at) {
        if (form.isAbout() || !form.isWhole() && !form.saysFulltext()) {
            return RequestKind.PAGE;
        }
        int end = address.segmentIs(at, Word.STABLE) ? address.segments : at + 2;
        identity.start(provider, RECORD);
        for (int i = at + 1; i < end; i++) {
            if (!form.isForm(i)) {
                identity.addLetters(text, address.segmentFrom[i], form.endWithout(i));
            }
        }
        return RequestKind.DOCUMENT;
    }

    /// `/articles/nature12345`, `/articles/PMC123/pdf/x.pdf`, `/brain/article/136/1/1/430000`.
    private RequestKind article(Provider provider, int at) {
        int first = at + 1;
        boolean numbered = isAll(first, true);
        boolean marked = !isAll(first, false);
        boolean ends = first == address.segments - 1 || form.isForm(first + 1);
        if (!marked || !numbered && !form.isFile() && !ends) {
            return form.isWhole() ? path(provider) : RequestKind.PAGE;
        }
        if (!numbersArticles(provider)) {
            return path(provider);
        }
        // a journal's volume, issue and page; what follows them differs between forms
        int end = numbered ? Math.min(first + 3, address.segments) : first + 1;
        identity.start(provider, ARTICLE);
        for (int i = 0; i < end; i++) {
            if (i != at) {
                addPart(i);
            }
        }
        return RequestKind.DOCUMENT;
    }

    /// What follows the article's number in the path is known to say nothing of which one it is.
    private static boolean numbersArticles(Provider provider) {
        return provider.maybe(Provider.House.OXFORD)
                || provider.maybe(Provider.House.NATURE)
                || provider.maybe(Provider.House.PUBMED);
    }

    private boolean isAll(int segment, boolean digits) {
        for (int i = address.segmentFrom[segment]; i < address.segmentTo[segment]; i++) {
            if (Ends.isDigit(text[i]) != digits) {
                return false;
            }
        }
        return true;
    }

    private void addPart(int segment) {
        if (!form.isForm(segment)) {
            identity.addPart(text, address.segmentFrom[segment], form.endWithout(segment));
        }
    }

    /// The path without the parts that tell the form, and the parameters that tell documents apart; where none does,
    /// all parameters that stay the same from one fetch to the next.
    private RequestKind path(Provider provider) {
        identity.start(provider, PATH);
        for (int i = 0; i < address.segments; i++) {
            if (!repeatsProvider(provider, i)) {
                addPart(i);
            }
        }
        boolean named = (address.queryWords & Word.IDENTIFIES) != 0 || form.endsInFile();
        for (int i = 0; i < address.parameters; i++) {
            int words = address.parameterWords[i];
            boolean tells = named ? mayName(provider, i) : (words & (Word.FLEETING | Word.FORMAT)) == 0;
            if (tells) {
                identity.addPart(text, address.nameFrom[i], address.valueTo[i]);
            }
        }
        return RequestKind.DOCUMENT;
    }

    /// `/content/bmj/371/…` and `/content/371/…` at bmj.com.
    private boolean repeatsProvider(Provider provider, int segment) {
        int length = address.segmentTo[segment] - address.segmentFrom[segment];
        byte[] domain = provider.domain();
        return segment == 1
                && length < domain.length
                && domain[length] == '.'
                && Arrays.equals(text, address.segmentFrom[0], address.segmentTo[0], CONTENT, 0, CONTENT.length)
                && Arrays.equals(text, address.segmentFrom[1], address.segmentTo[1], domain, 0, length);
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
