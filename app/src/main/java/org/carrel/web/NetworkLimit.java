package org.carrel.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// How much one network, and everybody together, may send by a form that is open to all. Kept in
/// memory and nowhere else: an address is forgotten after an hour.
public class NetworkLimit {

    private static final Duration WINDOW = Duration.ofHours(1);
    /// An IPv6 host chooses freely within its /64.
    private static final int IPV6_NETWORK = 8;

    private final Map<String, Deque<Instant>> networks = new HashMap<>();
    private final Deque<Instant> all = new ArrayDeque<>();
    private final int perNetwork;
    private final int together;
    private final Clock clock;

    /// @param perNetwork an hour
    /// @param together an hour, from all networks
    public NetworkLimit(int perNetwork, int together, Clock clock) {
        this.perNetwork = perNetwork;
        this.together = together;
        this.clock = clock;
    }

    /// Counts one, unless it is one too many.
    ///
    /// @param address as the server sees it
    public final synchronized boolean admits(String address) {
        Instant now = clock.instant();
        networks.values().forEach(times -> forget(times, now));
        networks.values().removeIf(Deque::isEmpty);
        forget(all, now);
        Deque<Instant> own = networks.computeIfAbsent(network(address), key -> new ArrayDeque<>());
        if (own.size() >= perNetwork || all.size() >= together) {
            return false;
        }
        own.add(now);
        all.add(now);
        return true;
    }

    private static void forget(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && times.getFirst().plus(WINDOW).isBefore(now)) {
            times.removeFirst();
        }
    }

    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            int significant = parsed instanceof Inet6Address ? IPV6_NETWORK : bytes.length;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, significant));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
