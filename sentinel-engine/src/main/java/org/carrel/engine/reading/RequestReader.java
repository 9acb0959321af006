package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.carrel.engine.RequestKind;
import org.carrel.engine.tokens.Domain;
import org.carrel.engine.tokens.Pseudonymiser;

/// From a request to its kind, its provider and its document; the address is not kept.
final class RequestReader {
    private static final Set<String> SEARCH_OBJECTS = Set.of(
            "quicksearchurl", "miamisearchurl", "articlelisturl", "titlesrchurl", "clusteringurl", "downloadurl");

    private static final byte HOST_ENDS = 1;
    private static final byte PATH_ENDS = 2;
    private static final byte SEMICOLON = 4;
    /// What a byte of an address means.
    private static final byte[] SIGNS = new byte[256];

    static {
        SIGNS['/'] = SIGNS[' '] = HOST_ENDS;
        SIGNS['?'] = SIGNS['#'] = HOST_ENDS | PATH_ENDS;
        SIGNS[';'] = SEMICOLON;
    }

    private static final byte[] TICK = {'t', 'a', 'g'};

    private final Pseudonymiser pseudonymiser;
    private final ByteCache<Provider> providers = new ByteCache<>(1 << 16);
    private final Address address = new Address();
    private final DocumentRules rules = new DocumentRules(address);

    private Provider provider = Provider.NONE;
    private RequestKind kind = RequestKind.OTHER;
    private long document;
    private boolean absolute;

    RequestReader(Pseudonymiser pseudonymiser) {
        this.pseudonymiser = pseudonymiser;
    }

    RequestKind kind() {
        return kind;
    }

    /// Keyed hash of the provider's domain; 0 where the log names no host.
    long host() {
        return provider.hash();
    }

    long document() {
        return document;
    }

    /// The address named its host.
    boolean isAbsolute() {
        return absolute;
    }

    /// Reads `METHOD URL PROTOCOL`.
    void read(byte[] b, int from, int to, int status, int hostFrom, int hostTo) {
        int space = from;
        while (space < to && isLetter(b[space])) {
            space++;
        }
        boolean named = space > from && space < to && b[space] == ' ';
        int start = named ? LineFormat.blanks(b, space, to) : from;
        int end = to;
        for (int i = to - 1; i > start && i > to - 12; i--) {
            if (b[i] == ' ') {
                end = i + 5 < to && b[i + 1] == 'H' && b[i + 5] == '/' ? i : to;
                break;
            }
        }
        readUrl(b, named ? from : 0, named ? space : 0, start, end, status, hostFrom, hostTo);
    }

    /// @param methodFrom the method's bytes, none for GET
    /// @param status as logged
    /// @param hostFrom host the log gives apart from the address, used when the address has none
    void readUrl(byte[] b, int methodFrom, int methodTo, int from, int to, int status, int hostFrom, int hostTo) {
        document = 0;
        kind = RequestKind.OTHER;
        provider = Provider.NONE;
        int host = afterScheme(b, from, to);
        absolute = host > from;
        if (!absolute && from < to && b[from] == '/') {
            host = proxied(b, from, to);
            absolute = host > from;
        }
        int path = absolute ? hostEnd(b, host, to) : host;
        if (absolute) {
            provider = provider(b, host, path);
        } else if (hostTo > hostFrom) {
            provider = provider(b, hostFrom, hostTo);
        }
        int method = methodTo > methodFrom ? b[methodFrom] | 32 : 'g';
        boolean post = method == 'p' && (b[methodFrom + 1] | 32) == 'o';
        if (method == 'g' || post) {
            kind = path < to ? fetched(post, status, b, path, to) : absolute ? RequestKind.PAGE : RequestKind.OTHER;
        }
    }

    /// @param path where the path starts, which ends at a query, a fragment, or `to`
    private RequestKind fetched(boolean post, int status, byte[] b, int path, int to) {
        int question = path;
        int semicolon = -1;
        while (question < to) {
            byte sign = SIGNS[b[question] & 0xff];
            if ((sign & PATH_ENDS) != 0) {
                break;
            }
            // `;jsessionid=…` is no part of the name
            semicolon = (sign & SEMICOLON) != 0 && semicolon < 0 ? question : semicolon;
            question++;
        }
        // after a semicolon the path may go on and lead elsewhere, `/x.css;/../article.pdf`
        if (provider.house() == Provider.House.WATERMARK || semicolon < 0 && Endings.isResource(b, path, question)) {
            return RequestKind.RESOURCE;
        }
        int end = Search.first((byte) '#', b, question, to);
        address.read(b, path, question, end);
        RequestKind found = kindOf(post, status);
        if (found == RequestKind.DOCUMENT) {
            Identity identity = rules.identity();
            // what was not looked at may be what tells it from others
            document = address.isCut()
                    ? pseudonymiser.hash(Domain.DOCUMENT, b, path, end)
                    : pseudonymiser.hash(Domain.DOCUMENT, identity.bytes(), 0, identity.length());
        }
        return found;
    }

    private RequestKind kindOf(boolean post, int status) {
        if (address.segments == 1 && address.segmentIs(0, Word.SIGN_IN | Word.CONNECT)) {
            boolean proxys = address.parameters == 0 || (address.queryWords & (Word.TARGET | Word.FLEETING)) != 0;
            if (proxys) {
                return signIn(post, status);
            }
        }
        RequestKind found = rules.kind(provider);
        // what was not looked at may be what names a document; nobody's page has so long an address
        if (found == RequestKind.DOCUMENT || address.isCut() && !post) {
            return RequestKind.DOCUMENT;
        }
        if ((address.pathWords & Word.RESOURCE) != 0 || Endings.isResource(address) || ticks()) {
            return RequestKind.RESOURCE;
        }
        if (isSearch()) {
            return RequestKind.SEARCH;
        }
        return post ? RequestKind.OTHER : RequestKind.PAGE;
    }

    /// EZproxy's own pages. `/connect?session=` follows a sign-in that went well; `/login` answered with the form again
    /// is one that did not.
    private RequestKind signIn(boolean post, int status) {
        if (address.segmentIs(0, Word.CONNECT)) {
            boolean session = (address.queryWords & Word.SESSION) != 0;
            return session && status < 400 ? RequestKind.SIGN_IN : RequestKind.OTHER;
        }
        if (post) {
            return status >= 300 && status < 400 ? RequestKind.SIGN_IN : RequestKind.SIGN_IN_FAILED;
        }
        return RequestKind.OTHER;
    }

    /// Ticking a line of a result list of old ScienceDirect sends a request by itself, which nobody reads.
    private boolean ticks() {
        int method = provider.maybe(Provider.House.SCIENCEDIRECT) ? address.parameterWith(Word.METHOD) : -1;
        return method >= 0
                && address.valueTo[method] - address.valueFrom[method] == TICK.length
                && address.startsWith(address.valueFrom[method], address.valueTo[method], TICK);
    }

    private boolean isSearch() {
        if (((address.pathWords | address.queryWords) & Word.SEARCH) != 0) {
            return true;
        }
        int object = address.parameterWith(Word.OBJECT);
        return object >= 0
                && SEARCH_OBJECTS.contains(new String(
                        address.text,
                        address.valueFrom[object],
                        address.valueTo[object] - address.valueFrom[object],
                        StandardCharsets.ISO_8859_1));
    }

    private Provider provider(byte[] b, int from, int to) {
        Provider known = providers.get(b, from, to);
        return known != null ? known : providers.put(b, from, to, newProvider(b, from, to));
    }

    private Provider newProvider(byte[] b, int from, int to) {
        String host = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        host = host.substring(host.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            host = host.substring(0, colon);
        }
        String name = ProviderName.of(host);
        byte[] domain = name.getBytes(StandardCharsets.UTF_8);
        return domain.length == 0
                ? Provider.NONE
                : new Provider(
                        domain, pseudonymiser.hash(Domain.HOST, domain, 0, domain.length), Provider.House.of(name));
    }

    private static int hostEnd(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (SIGNS[b[i] & 0xff] & HOST_ENDS) == 0) {
            i++;
        }
        return i;
    }

    /// Index after `scheme://`, or `from` when there is none.
    private static int afterScheme(byte[] b, int from, int to) {
        int i = from;
        while (i < to && i - from < 6 && isLetter(b[i])) {
            i++;
        }
        return i > from && i + 2 < to && b[i] == ':' && b[i + 1] == '/' && b[i + 2] == '/' ? i + 3 : from;
    }

    /// Index of the host in `/http/host/path` and `/https://host/path`, as rewriting Apache servers write it; `from`
    /// when the path is none of these.
    private static int proxied(byte[] b, int from, int to) {
        if (from + 6 >= to || (b[from + 1] | 32) != 'h' || (b[from + 4] | 32) != 'p') {
            return from;
        }
        int i = (b[from + 5] | 32) == 's' ? from + 6 : from + 5;
        int slashes = afterScheme(b, from + 1, to);
        if (slashes > from + 1) {
            return slashes;
        }
        return i < to && b[i] == '/' && isHost(b, i + 1, to) ? i + 1 : from;
    }

    private static boolean isHost(byte[] b, int from, int to) {
        int end = hostEnd(b, from, to);
        for (int i = from; i < end; i++) {
            if (b[i] == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(byte c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }
}
