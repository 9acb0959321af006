package org.carrel.engine.scoring;

/// How well an account knows the network it is used from.
enum Standing {
    /// The campus, or a network that was the account's from its beginning or for weeks.
    SETTLED,
    /// Used on an earlier day, but not for long.
    RECENT,
    /// New, of an operator the account often uses, or where new networks are the rule: mobile, VPN, unknown operator.
    NEW_NETWORK,
    /// New, of a new operator.
    NEW_OPERATOR,
    /// The account has too little past to tell.
    NO_PAST;

    static final int COUNT = values().length;
}
