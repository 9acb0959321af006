package org.carrel.engine.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a part of an address, or a parameter's name, says of the request. Bits, because a word may say several things.
final class Word {
    /// A form of the whole text: takes no part in the document's identity.
    static final int FORM = 1;
    /// The form is a file: PDF or EPUB.
    static final int FILE = 1 << 1;
    /// About a document, not the document.
    static final int ABOUT = 1 << 2;
    static final int SEARCH = 1 << 3;
    /// What pages fetch by themselves.
    static final int RESOURCE = 1 << 4;
    static final int ARTICLE = 1 << 5;
    static final int PII = 1 << 6;
    static final int STABLE = 1 << 7;
    static final int STAMP = 1 << 8;
    static final int DOCVIEW = 1 << 9;
    /// A parameter that tells one document from another.
    static final int IDENTIFIES = 1 << 10;
    static final int ARNUMBER = 1 << 11;
    /// `_ob`: which page of old ScienceDirect.
    static final int OBJECT = 1 << 12;
    static final int SESSION = 1 << 13;
    static final int TARGET = 1 << 14;
    static final int SIGN_IN = 1 << 15;
    static final int CONNECT = 1 << 16;
    static final int FORMAT = 1 << 17;
    /// A parameter that differs between two fetches of one document.
    static final int FLEETING = 1 << 18;

    /// `_method`: what old ScienceDirect does on that page.
    static final int METHOD = 1 << 19;
    /// What serves documents of any name: says nothing of which one.
    static final int SERVES = 1 << 20;

    /// What follows in the path is handed over as a file.
    static final int DOWNLOAD = 1 << 21;

    private static final Map<String, Integer> SEGMENTS = new HashMap<>();
    private static final Map<String, Integer> PARAMETERS = new HashMap<>();

    static {
        put(
                SEGMENTS,
                FORM | FILE,
                "pdf pdfs pdfdirect pdfplus pdfft epdf epub pdf-html article-pdf content-pdf getpdf"
                        + " pdfviewer articlepdf fulltextpdf showpdf viewpdf downloadpdf stamppdf"
                        + " pdfsearchable downloaddocument downloaddocument.do");
        put(SEGMENTS, FORM, "full fulltext full-xml full-text htm html articlehtml reader fulltexthtml");
        put(
                SEGMENTS,
                ABOUT,
                "abs abstract abstracts summary references reference citedby cited-by figures figure suppl"
                        + " supplementary toc loi preview related metrics citations citation cite exportcitation export"
                        + " downloadcitation showcitformats tables similar altmetrics comments permissions rss journal-info"
                        + " downloadsupplement fulltext-preview");
        put(
                SEGMENTS,
                SEARCH,
                "search searches searchresults search-results results result resultlist advancedsearch"
                        + " advanced-search advanced dosearch doadvancedsearch quicksearch basicsearch find query searchbasic"
                        + " searchadvanced dobasicsearch doadvsearch");
        put(
                SEGMENTS,
                RESOURCE,
                "ajax gadgets gadgetservices advertisement rellink referenceresolution useractions mlkt"
                        + " static css js javascript images image img fonts assets cache suggestedart downloadactions spliss"
                        + " keyevent jfind cdn-cgi pb-assets resources autocomplete suggest telemetry beacon analytics favicon"
                        + " container banners flash pixel track tracking icons scripts styles stylesheets");
        put(SEGMENTS, ARTICLE, "article articles advance-article");
        put(SEGMENTS, ARTICLE | FORM | FILE, "article-pdf advance-article-pdf");
        put(SEGMENTS, PII, "pii");
        put(SEGMENTS, SERVES, "science action file article articles doi");
        put(SEGMENTS, STABLE, "stable");
        put(
                SEGMENTS,
                STAMP,
                "stamp stamppdf ielx1 ielx2 ielx3 ielx4 ielx5 ielx6 ielx7 ielx8 ielaam icp.jsp getpdf.jsp"
                        + " stamp.jsp");
        put(SEGMENTS, DOCVIEW, "docview");
        put(SEGMENTS, DOWNLOAD, "download downloads");
        put(SEGMENTS, SIGN_IN, "login");
        put(SEGMENTS, CONNECT, "connect");
        put(
                PARAMETERS,
                IDENTIFIES,
                "id docid doc document documentid file filename article articleid aid isbn ppg"
                        + " chapter an accno handle hdl bitstream path f uri pubid bookid recordid itemid pid objectid code"
                        + " content_id contentid articlenumber issn volume issue spage");
        put(PARAMETERS, IDENTIFIES | FILE, "pdflink");
        put(PARAMETERS, IDENTIFIES | PII, "pii _pii");
        put(PARAMETERS, IDENTIFIES | ARNUMBER, "arnumber");
        put(PARAMETERS, IDENTIFIES, "doi pmid pmcid");
        put(
                PARAMETERS,
                SEARCH,
                "q query search searchterm searchterms searchtext search_text searchtype searchfield term"
                        + " terms keyword keywords querytext querystring allfield text1 field1 dosearch qs stext");
        put(PARAMETERS, OBJECT, "_ob");
        put(PARAMETERS, METHOD, "_method");
        put(PARAMETERS, SESSION | FLEETING, "session");
        put(PARAMETERS, TARGET | FLEETING, "url qurl");
        put(PARAMETERS, TARGET, "request");
        put(PARAMETERS, FORMAT, "format type fmt download_format output mimetype");
        put(
                PARAMETERS,
                FLEETING,
                "user ticket sid sessionid jsessionid token sig signature expires key md5 hash _tid"
                        + " acdnat casa_token download needaccess via ref origin _origin referrer redirect page policy seq t ts"
                        + " timestamp _ attredirects x-amz-security-token x-amz-date x-amz-signature x-amz-algorithm"
                        + " x-amz-credential x-amz-expires x-amz-signedheaders hostid rid vid bdata phpsessid"
                        + " cfid cftoken rnd rand nocache time cookieset af mi");
    }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 24;
    private static final Lexicon SEGMENT_WORDS = new Lexicon(SEGMENTS);
    private static final Lexicon PARAMETER_WORDS = new Lexicon(PARAMETERS);

    private Word() {}

    private static void put(Map<String, Integer> words, int bits, String names) {
        for (String name : names.split(" ")) {
            words.merge(name, bits, (a, b) -> a | b);
        }
    }

    /// Bits of one part of a path, in lower case; 0 for a word that says nothing.
    static int segment(byte[] text, int from, int to) {
        return bits(SEGMENT_WORDS, text, from, to);
    }

    /// Bits of a parameter's name, in lower case.
    static int parameter(byte[] text, int from, int to) {
        return bits(PARAMETER_WORDS, text, from, to);
    }

    private static int bits(Lexicon lexicon, byte[] text, int from, int to) {
        return to - from > LONGEST || to == from ? 0 : lexicon.bits(text, from, to);
    }

    /// Few parts of a path are words that say something: first letter and length sort out most of the others. A word is
    /// three numbers of eight letters each, so finding one follows no pointer.
    private static final class Lexicon {
        private final long[] letters;
        private final int[] bits;
        private final int[] lengths = new int[256];

        Lexicon(Map<String, Integer> known) {
            int slots = Integer.highestOneBit(known.size()) * 4;
            letters = new long[slots * 3];
            bits = new int[slots];
            known.forEach((name, said) -> {
                byte[] text = name.getBytes(StandardCharsets.US_ASCII);
                int length = text.length;
                long first = word(text, 0, length);
                long second = word(text, 8, length);
                long third = word(text, 16, length);
                int slot = slot(first, second, third);
                while (bits[slot] != 0) {
                    slot = slot + 1 & bits.length - 1;
                }
                letters[slot * 3] = first;
                letters[slot * 3 + 1] = second;
                letters[slot * 3 + 2] = third;
                bits[slot] = said;
                lengths[text[0] & 0xff] |= 1 << length;
            });
        }

        int bits(byte[] text, int from, int to) {
            if ((lengths[text[from] & 0xff] & 1 << to - from) == 0) {
                return 0;
            }
            long first = word(text, from, to);
            long second = word(text, from + 8, to);
            long third = word(text, from + 16, to);
            int slot = slot(first, second, third);
            while (bits[slot] != 0) {
                if (letters[slot * 3] == first && letters[slot * 3 + 1] == second && letters[slot * 3 + 2] == third) {
                    return bits[slot];
                }
                slot = slot + 1 & bits.length - 1;
            }
            return 0;
        }

        private int slot(long first, long second, long third) {
            long hash = (first ^ second * 0xBF58476D1CE4E5B9L ^ third) * 0x9E3779B97F4A7C15L;
            return (int) (hash >>> 40) & bits.length - 1;
        }

        /// Up to eight letters of `text[from, to)` as a number; none is in two words of different length.
        private static long word(byte[] text, int from, int to) {
            if (to - from >= 8) {
                return (long) LONG.get(text, from);
            }
            if (from >= to) {
                return 0;
            }
            if (from + 8 <= text.length) {
                return (long) LONG.get(text, from) & (1L << 8 * (to - from)) - 1;
            }
            long word = 0;
            for (int i = to - 1; i >= from; i--) {
                word = word << 8 | text[i] & 0xff;
            }
            return word;
        }
    }
}
