package org.carrel.messages;

/// What people may choose about a kind of news.
public enum Freedom {

    /// It is part of the contract, so a mail goes to everybody.
    NONE,
    /// A mail, or only under "My messages".
    CHANNEL,
    /// The same, or nothing at all.
    FULL
}
