package org.carrel.engine.scoring;

/// The rules EZproxy 7.1 ships or documents, run beside the detector so that a library can compare. They take no part
/// in the score.
///
/// Source: OCLC, EZproxy security rules. Sliding windows; bytes and countries are counted in steps of five minutes.
public enum BaselineRule {
    BYTES_LOG("more than 1 GB in 60 minutes", "log"),
    BYTES_BLOCK("more than 2 GB in 60 minutes", "block"),
    COUNTRIES_LOG("more than 2 countries in 1440 minutes", "log"),
    COUNTRIES_BLOCK("more than 4 countries in 1440 minutes", "block"),
    ADDRESSES("more than 5 addresses in 1200 minutes", "documented example");

    private final String text;
    private final String action;

    BaselineRule(String text, String action) {
        this.text = text;
        this.action = action;
    }

    /// The rule in words.
    public String text() {
        return text;
    }

    /// What EZproxy does when it fires.
    public String action() {
        return action;
    }
}
