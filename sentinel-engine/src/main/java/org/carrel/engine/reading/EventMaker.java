package org.carrel.engine.reading;

import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.places.IpAddress;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.tokens.Domain;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// From the columns of a line to an event, or to the reason why there is none.
final class EventMaker {
    private static final int LONGEST_NAME = 512;
    private static final long DAY = 86_400;

    private final Pseudonymiser pseudonymiser;
    private final AddressBook addresses;
    private final RequestReader requests;
    private final ByteCache<String> accounts;
    private final ByteCache<Visitor> visitors = new ByteCache<>(1 << 15);
    private final ByteCache<Long> agents = new ByteCache<>(1 << 14);
    private final ByteCache<Long> sessions = new ByteCache<>(1 << 16);
    private final long latest;
    private final LineFields fields = new LineFields();

    private SkipReason refusal = SkipReason.MISFIT;

    /// What all threads that read together have met: accounts and addresses, of which there may be many, are known
    /// once.
    record Met(ByteCache<String> accounts, ByteCache<AddressBook.Entry> addresses) {
        Met() {
            this(new ByteCache<>(1 << 20), new ByteCache<>(1 << 19));
        }
    }

    /// Who sends a request, and from where.
    private record Visitor(AddressBook.Entry address, String token) {}

    /// @param pseudonymiser of this thread alone
    EventMaker(Pseudonymiser pseudonymiser, PlaceTable places, ReaderSettings settings, Met met) {
        this.pseudonymiser = pseudonymiser;
        this.accounts = met.accounts;
        this.addresses = new AddressBook(pseudonymiser, places, met.addresses);
        this.requests = new RequestReader(pseudonymiser);
        this.latest = settings.now().getEpochSecond() + DAY;
    }

    /// Why the last line gave no event.
    SkipReason refusal() {
        return refusal;
    }

    /// @param times reads times as this log writes them
    @Nullable
    AccessEvent event(LineFormat format, TimeReader times, byte[] b, int from, int to) {
        LineFormat.Fit fit = format.split(b, from, to, fields);
        if (fit != LineFormat.Fit.FITS) {
            return refuse(
                    Shape.isBinary(b, from, to)
                            ? SkipReason.BINARY
                            : fit == LineFormat.Fit.CUT_SHORT ? SkipReason.CUT_SHORT : SkipReason.MISFIT);
        }
        long second = times.read(b, fields.from(Field.TIME), fields.to(Field.TIME));
        if (second == Moment.IMPOSSIBLE) {
            return refuse(SkipReason.WRONG_DATE);
        }
        if (second > latest) {
            return refuse(SkipReason.FUTURE);
        }
        int status = status(b);
        long bytes = fields.isNothing(Field.BYTES, b) ? -1 : number(b, Field.BYTES);
        if (status < 0 || bytes < -1) {
            return refuse(SkipReason.MISFIT);
        }
        Field account = format.account();
        if (fields.isNothing(account, b)) {
            return refuse(SkipReason.NO_ACCOUNT);
        }
        if (fields.to(account) - fields.from(account) > LONGEST_NAME) {
            return refuse(SkipReason.MISFIT);
        }
        return event(account, second, status, bytes, b, from, to);
    }

    /// The time of a line that may become an event; [Moment#IMPOSSIBLE] for others.
    long second(LineFormat format, TimeReader times, byte[] b, int from, int to) {
        boolean fits = format.split(b, from, to, fields) == LineFormat.Fit.FITS;
        long second = fits ? times.read(b, fields.from(Field.TIME), fields.to(Field.TIME)) : Moment.IMPOSSIBLE;
        return second > latest || fields.isNothing(format.account(), b) ? Moment.IMPOSSIBLE : second;
    }

    private AccessEvent event(Field account, long second, int status, long bytes, byte[] b, int from, int to) {
        request(b, status);
        Visitor visitor = visitor(account, b, from);
        AddressBook.Entry address = visitor.address;
        RequestKind kind = asks(status) ? RequestKind.SIGN_IN_FAILED : requests.kind();
        return new AccessEvent(
                visitor.token,
                second,
                address.address(),
                address.network(),
                address.place(),
                kind,
                requests.host(),
                kind == RequestKind.DOCUMENT ? requests.document() : 0,
                status,
                bytes,
                hash(agents, Domain.AGENT, Field.AGENT, b),
                hash(sessions, Domain.SESSION, Field.SESSION, b),
                pseudonymiser.fingerprint(b, from, to));
    }

    /// Most formats begin with address and account, and the next line of that account mostly begins alike.
    private Visitor visitor(Field account, byte[] b, int from) {
        int time = fields.from(Field.TIME);
        boolean leads = fields.from(Field.ADDRESS) >= from
                && fields.to(Field.ADDRESS) <= time
                && fields.to(account) <= time
                && time - from <= LONGEST_NAME
                && !fields.has(Field.FORWARDED);
        if (!leads) {
            return newVisitor(account, b);
        }
        Visitor known = visitors.get(b, from, time);
        return known != null ? known : visitors.put(b, from, time, newVisitor(account, b));
    }

    private Visitor newVisitor(Field account, byte[] b) {
        int quote = isQuoted(b, fields.from(account), fields.to(account)) ? 1 : 0;
        return new Visitor(client(b), token(b, fields.from(account) + quote, fields.to(account) - quote));
    }

    /// The first address the request was forwarded for, where the log tells; else whoever connected.
    private AddressBook.Entry client(byte[] b) {
        if (!fields.isNothing(Field.FORWARDED, b)) {
            int from = fields.from(Field.FORWARDED);
            int to = from;
            while (to < fields.to(Field.FORWARDED) && b[to] != ',' && !LineFormat.isBlank(b[to])) {
                to++;
            }
            if (IpAddress.parse(b, from, to) != null) {
                return addresses.find(b, from, to);
            }
        }
        return addresses.find(b, fields.from(Field.ADDRESS), fields.to(Field.ADDRESS));
    }

    /// A reverse proxy (path only) or Squid that still asks for the password, although a name was given.
    private boolean asks(int status) {
        return status == 407 || status == 401 && !requests.isAbsolute();
    }

    private void request(byte[] b, int status) {
        Field host = Field.VIRTUAL_HOST;
        if (fields.has(Field.REQUEST)) {
            requests.read(
                    b,
                    fields.from(Field.REQUEST),
                    fields.to(Field.REQUEST),
                    status,
                    fields.from(host),
                    fields.to(host));
            return;
        }
        requests.readUrl(
                b,
                fields.from(Field.METHOD),
                fields.to(Field.METHOD),
                fields.from(Field.URL),
                fields.to(Field.URL),
                status,
                fields.from(host),
                fields.to(host));
    }

    private @Nullable AccessEvent refuse(SkipReason reason) {
        refusal = reason;
        return null;
    }

    /// @return 0 where absent, −1 when it is no status
    private int status(byte[] b) {
        if (fields.has(Field.SQUID_RESULT)) {
            int slash = fields.from(Field.SQUID_RESULT);
            while (slash < fields.to(Field.SQUID_RESULT) && b[slash] != '/') {
                slash++;
            }
            return status(b, slash + 1, fields.to(Field.SQUID_RESULT));
        }
        return fields.isNothing(Field.STATUS, b) ? 0 : status(b, fields.from(Field.STATUS), fields.to(Field.STATUS));
    }

    private static int status(byte[] b, int from, int to) {
        if (to - from == 1 && b[from] == '0') {
            return 0;
        }
        boolean figures =
                to - from == 3 && Ends.isDigit(b[from]) && Ends.isDigit(b[from + 1]) && Ends.isDigit(b[from + 2]);
        return figures ? (b[from] - '0') * 100 + (b[from + 1] - '0') * 10 + b[from + 2] - '0' : -1;
    }

    /// @return −2 when it is no number
    private long number(byte[] b, Field field) {
        long value = 0;
        int to = fields.to(field);
        for (int i = fields.from(field); i < to; i++) {
            if (!Ends.isDigit(b[i]) || i - fields.from(field) > 17) {
                return -2;
            }
            value = value * 10 + b[i] - '0';
        }
        return value;
    }

    /// `"mary ann"`, as some proxies write a name with a blank.
    private static boolean isQuoted(byte[] b, int from, int to) {
        return to - from > 2 && b[from] == '"' && b[to - 1] == '"';
    }

    private String token(byte[] b, int from, int to) {
        String known = accounts.get(b, from, to);
        return known != null ? known : accounts.put(b, from, to, pseudonymiser.account(b, from, to));
    }

    private long hash(ByteCache<Long> cache, Domain domain, Field field, byte[] b) {
        if (fields.isNothing(field, b)) {
            return 0;
        }
        int from = fields.from(field);
        int to = fields.to(field);
        Long known = cache.get(b, from, to);
        return known != null ? known : cache.put(b, from, to, pseudonymiser.hash(domain, b, from, to));
    }
}
