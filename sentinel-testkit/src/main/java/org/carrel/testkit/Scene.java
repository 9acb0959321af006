package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.RequestKind;

/// Collects what one account does on one day.
final class Scene {

    private static final long DOCUMENTS_IN_THE_WORLD = 40_000_000_000L;

    private final String account;
    private final Chance chance;
    final List<Hit> hits = new ArrayList<>();

    Scene(String account, Chance chance) {
        this.account = account;
        this.chance = chance;
    }

    /// A sitting at one place.
    ///
    /// @param start second it begins
    /// @return second it ends
    long sitting(Address address, long start, int documents, Style style) {
        return sitting(List.of(address), start, documents, style);
    }

    /// A sitting whose requests go out by one of several addresses, as chance has it.
    long sitting(List<Address> addresses, long start, int documents, Style style) {
        int firstProvider = chance.below(Providers.COUNT);
        double at = start;
        int rounds = Math.max(1, documents);
        for (int i = 0; i < rounds; i++) {
            int provider = (firstProvider + chance.below(style.providers())) % Providers.COUNT;
            Address address = chance.oneOf(addresses);
            long document = provider
                    + Providers.COUNT
                            * (Math.abs(Chance.mix(chance.below(1 << 30) * 7919L + i)) % DOCUMENTS_IN_THE_WORLD);
            at = around(address, at, provider, document, style);
            if (documents > 0) {
                document(address, (long) at, provider, document, style);
            }
            at += Math.max(1, chance.logNormal(style.gap(), style.spread()));
        }
        return (long) at;
    }

    private double around(Address address, double from, int provider, long document, Style style) {
        double at = from;
        for (int n = chance.poisson(style.searches()); n > 0; n--) {
            page(address, (long) at, RequestKind.SEARCH, provider, Providers.search(provider, document + n), style);
            at += chance.between(3.0, 25.0);
        }
        for (int n = chance.poisson(style.pages()); n > 0; n--) {
            page(address, (long) at, RequestKind.PAGE, provider, Providers.landing(provider, document / n), style);
            at += chance.between(3.0, 25.0);
        }
        return at;
    }

    private void page(Address address, long at, RequestKind kind, int provider, String url, Style style) {
        add(at, address, kind, provider, 0, url, 200, (long) chance.logNormal(40_000, 0.8));
        for (int n = chance.poisson(style.resources()); n > 0; n--) {
            String resource = Providers.resource(provider, chance.below(40));
            add(at + 1, address, RequestKind.RESOURCE, provider, 0, resource, 200, (long) chance.logNormal(15_000, 1));
        }
    }

    private void document(Address address, long at, int provider, long document, Style style) {
        String url = Providers.pdf(provider, document);
        long size = (long) chance.logNormal(900_000, 0.7);
        add(at, address, RequestKind.DOCUMENT, provider, document + 1, url, 200, size);
        for (int n = chance.poisson(style.hits() - 1); n > 0; n--) {
            long part = at + chance.below(40);
            add(
                    part,
                    address,
                    RequestKind.DOCUMENT,
                    provider,
                    document + 1,
                    url,
                    chance.with(0.7) ? 206 : 200,
                    size / 8);
        }
    }

    /// The same documents asked for again and again.
    void reloads(Address address, long start, int documents, int times) {
        for (int d = 0; d < documents; d++) {
            int provider = chance.below(Providers.COUNT);
            long document = provider + Providers.COUNT * (long) chance.below(1 << 30);
            for (int n = 0; n < times; n++) {
                long at = start + d * 600L + n * chance.between(2, 15);
                add(
                        at,
                        address,
                        RequestKind.DOCUMENT,
                        provider,
                        document + 1,
                        Providers.pdf(provider, document),
                        chance.with(0.6) ? 206 : 200,
                        (long) chance.logNormal(300_000, 1));
            }
        }
    }

    void refusedSignIns(Address address, long start, int times) {
        for (int n = 0; n < times; n++) {
            add(
                    start + n * (long) chance.between(8, 40),
                    address,
                    RequestKind.SIGN_IN_FAILED,
                    -1,
                    0,
                    "https://proxy.campus.example:443/login",
                    401,
                    2_100);
        }
    }

    private void add(
            long at,
            Address address,
            RequestKind kind,
            int provider,
            long document,
            String url,
            int status,
            long bytes) {
        hits.add(new Hit(at, account, address, kind, provider, document, url, status, bytes));
    }
}
