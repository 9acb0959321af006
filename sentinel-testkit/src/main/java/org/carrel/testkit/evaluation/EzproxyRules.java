package org.carrel.testkit.evaluation;

import java.util.List;
import org.carrel.engine.AccessEvent;

/// The security rules EZproxy 7.1 ships, and the example its documentation gives (OCLC, EZproxy
/// security rules).
///
/// Bytes are summed over a window that slides by the minute. Countries and addresses are those of
/// all requests, not of sign-ins only, as the default log shows no sign-ins.
final class EzproxyRules implements Rival {

    static final String BYTES = "gigabytes in 60 minutes";
    static final String COUNTRIES = "countries in 1440 minutes";
    static final String ADDRESSES = "addresses in 1200 minutes";
    static final String SHIPPED = "EZproxy's shipped rules";

    static final List<Rule> RULES = List.of(
            new Rule("EZproxy: any shipped rule", SHIPPED, Math.nextUp(1.0)),
            new Rule("EZproxy: > 1 GB / 60 min (log)", BYTES, Math.nextUp(1.0)),
            new Rule("EZproxy: > 2 GB / 60 min (block)", BYTES, Math.nextUp(2.0)),
            new Rule("EZproxy: > 2 countries / 1440 min (log)", COUNTRIES, 3),
            new Rule("EZproxy: > 4 countries / 1440 min (block)", COUNTRIES, 5),
            new Rule("EZproxy: > 5 addresses / 1200 min (example)", ADDRESSES, 6));

    private static final double GIGABYTE = 1L << 30;
    private static final int MINUTES = 60;

    private final Trace bytes;
    private final Trace countries;
    private final Trace addresses;
    private final Trace shipped;
    private final PerAccount<Windows> windows = new PerAccount<>(Windows::new);

    EzproxyRules(Trace bytes, Trace countries, Trace addresses, Trace shipped) {
        this.bytes = bytes;
        this.countries = countries;
        this.addresses = addresses;
        this.shipped = shipped;
    }

    private static final class Windows {
        final Distinct countries = new Distinct(1440 * 60);
        final Distinct addresses = new Distinct(1200 * 60);
        final long[] byMinute = new long[MINUTES];
        long minute = Long.MIN_VALUE;
        long sum;

        long add(long amount, long second) {
            long now = Math.floorDiv(second, 60);
            if (minute == Long.MIN_VALUE || now - minute >= MINUTES) {
                java.util.Arrays.fill(byMinute, 0);
                sum = 0;
                minute = now;
            }
            while (minute < now) {
                minute++;
                int slot = Math.floorMod(minute, MINUTES);
                sum -= byMinute[slot];
                byMinute[slot] = 0;
            }
            byMinute[Math.floorMod(now, MINUTES)] += amount;
            sum += amount;
            return sum;
        }
    }

    @Override
    public void see(int account, int day, AccessEvent event) {
        long now = event.epochSecond();
        Windows own = windows.of(account);
        double gigabytes = own.add(Math.max(0, event.bytes()), now) / GIGABYTE;
        bytes.add(account, now, gigabytes);
        addresses.add(account, now, own.addresses.see(event.address(), now));
        double most = gigabytes;
        if (event.place().hasCountry()) {
            int count = own.countries.see(event.place().country().hashCode(), now);
            countries.add(account, now, count);
            // 2 countries are the shipped limit as 1 GB is
            most = Math.max(most, count / 2.0);
        }
        shipped.add(account, now, most);
    }
}
