package org.carrel.testkit;

import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.RequestKind;

/// Collects what one account does on one day, by its owner or by a thief.
final class Scene {

    /// One stretch of work in one place.
    ///
    /// @param from second of the first request
    /// @param to second it ended
    record Sitting(Seat seat, long from, long to) {}

    private static final int NEAR_CHANGE = 7_200;

    final Chance chance;
    final List<Hit> hits = new ArrayList<>();
    final List<Sitting> sittings = new ArrayList<>();
    private final String account;
    private final Clock clock;
    private final Part part;
    private Shelf shelf;

    /// What the proxies' clocks say.
    ///
    /// @param skew seconds by which the second proxy is wrong; 0 for not at all
    /// @param change second at which the clocks change that day, else far away
    record Clock(Calendar calendar, int day, int skew, long change) {

        static Clock of(Calendar calendar, int day) {
            ZoneOffsetTransition change = calendar.change(day);
            return new Clock(calendar, day, calendar.skew(day), change == null ? 0 : change.toEpochSecond());
        }

        boolean isSkewed(long second) {
            return skew != 0 && calendar.isSkewed(day, second);
        }

        boolean isChanging(long second) {
            return Math.abs(second - change) < NEAR_CHANGE;
        }
    }

    /// What the day is part of, on the whole and where a clock is wrong or changes.
    record Part(List<Episode> always, List<Episode> skewed, List<Episode> changing) {

        static Part always(Episode episode) {
            List<Episode> one = List.of(episode);
            return new Part(one, one, one);
        }
    }

    Scene(String account, Chance chance, Clock clock, Part part, Shelf shelf) {
        this.account = account;
        this.chance = chance;
        this.clock = clock;
        this.part = part;
        this.shelf = shelf;
    }

    /// From here on, documents are chosen from another shelf.
    void readFrom(Shelf other) {
        this.shelf = other;
    }

    /// A sign-in that goes well, by which the proxy begins a session.
    long signIn(Seat seat, long at) {
        add(at, seat.addresses().getFirst(), RequestKind.SIGN_IN, -1, 0, 302, 0, seat);
        return at + 1 + chance.below(4);
    }

    void refusedSignIns(Seat seat, long start, int times) {
        long at = start;
        for (int n = 0; n < times; n++) {
            long size = (long) chance.logNormal(2_900, 0.05);
            add(at, seat.addresses().getFirst(), RequestKind.SIGN_IN_FAILED, -1, 0, 200, size, seat.in(0));
            at += chance.between(8, 40);
        }
    }

    /// @param start second it begins
    /// @return second it ends
    long sitting(Seat seat, long start, int documents, Style style) {
        shelf.open(chance, style);
        double at = start;
        Address address = chance.oneOf(seat.addresses());
        int left = documents;
        int rounds = Math.max(1, documents) + style.looksOnly(chance);
        for (int i = 0; i < rounds; i++) {
            address = next(seat, address);
            long document = shelf.next(chance);
            at = around(seat, address, at, document, style);
            if (chance.with((double) left / (rounds - i))) {
                document(seat, next(seat, address), (long) at, document, style);
                left--;
            }
            at += Math.max(1, chance.logNormal(style.gap(), style.spread()));
        }
        sittings.add(new Sitting(seat, start, (long) at));
        return (long) at;
    }

    private Address next(Seat seat, Address now) {
        return seat.change() > 0 && chance.with(seat.change()) ? chance.oneOf(seat.addresses()) : now;
    }

    private double around(Seat seat, Address address, double from, long document, Style style) {
        double at = from;
        int provider = Catalogue.provider(document);
        for (int n = chance.poisson(style.searches()); n > 0; n--) {
            page(seat, next(seat, address), (long) at, RequestKind.SEARCH, provider, chance.below(1 << 30), style);
            at += chance.between(3.0, 25.0);
        }
        for (int n = chance.poisson(style.pages()); n > 0; n--) {
            long item = n == 1 ? document : Catalogue.popular(chance, shelf.subject(), provider);
            page(seat, next(seat, address), (long) at, RequestKind.PAGE, provider, item, style);
            at += chance.between(3.0, 25.0);
        }
        return at;
    }

    private void page(Seat seat, Address address, long at, RequestKind kind, int provider, long item, Style style) {
        Answer answer = Answer.page(chance);
        add(at, address, kind, provider, item, answer.status(), answer.bytes(), seat);
        for (int n = chance.poisson(style.resources()); n > 0; n--) {
            Answer resource = Answer.resource(chance);
            long second = at + chance.below(3);
            add(
                    second,
                    address,
                    RequestKind.RESOURCE,
                    provider,
                    chance.below(40),
                    resource.status(),
                    resource.bytes(),
                    seat);
        }
    }

    private void document(Seat seat, Address address, long at, long document, Style style) {
        int more = chance.poisson(style.hits() - 1);
        request(seat, address, at, document, Answer.document(chance));
        for (long part = at; more > 0; more--) {
            part += chance.below(9);
            request(seat, address, part, document, Answer.again(chance));
        }
    }

    private void request(Seat seat, Address address, long at, long document, Answer answer) {
        int provider = Catalogue.provider(document);
        add(at, address, RequestKind.DOCUMENT, provider, document, answer.status(), answer.bytes(), seat);
    }

    /// The same documents asked for again and again.
    ///
    /// @param apart at most so many seconds between two requests
    void again(Seat seat, long start, int documents, int times, int apart) {
        shelf.open(chance, Style.READER);
        long at = start;
        for (int d = 0; d < documents; d++) {
            long document = shelf.next(chance);
            request(seat, seat.addresses().getFirst(), at, document, Answer.document(chance));
            for (int n = 1; n < times; n++) {
                at += chance.below(apart + 1);
                request(seat, seat.addresses().getFirst(), at, document, Answer.again(chance));
            }
            at += 60 + chance.below(600);
        }
        sittings.add(new Sitting(seat, start, at));
    }

    private void add(
            long at, Address address, RequestKind kind, int provider, long item, int status, long bytes, Seat seat) {
        boolean wrong = clock.isSkewed(at) && chance.with(0.5);
        long stamp = wrong ? at + clock.skew() : at;
        List<Episode> of = wrong ? part.skewed() : clock.isChanging(at) ? part.changing() : part.always();
        hits.add(new Hit(
                at, stamp, account, address, kind, provider, item, status, bytes, seat.agent(), seat.session(), of));
    }
}
