package org.carrel.testkit;

import java.util.List;

/// Where and at what somebody sits: the addresses the requests go out by, the browser, and the proxy's session.
///
/// @param change chance that the next page goes out by another of the addresses
/// @param agent number of the user agent
record Seat(List<Address> addresses, double change, int agent, long session) {

    static Seat at(Address address, int agent, long session) {
        return new Seat(List.of(address), 0, agent, session);
    }

    Seat in(long otherSession) {
        return new Seat(addresses, change, agent, otherSession);
    }
}
