package org.carrel.engine;

/// What kind of network an address belongs to, as the places table says. [#UNKNOWN] where it says nothing.
public enum NetworkClass {
    CAMPUS,
    RESIDENTIAL,
    MOBILE,
    HOSTING,
    VPN,
    UNKNOWN
}
