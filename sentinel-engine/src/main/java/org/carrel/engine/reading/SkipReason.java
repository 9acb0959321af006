package org.carrel.engine.reading;

/// Why a line is no event, in the words of the summary.
enum SkipReason {
    BLANK("blank line"),
    COMMENT("comment line"),
    TOO_LONG("longer than 1 MB"),
    BINARY("binary data in the line"),
    CUT_SHORT("line cut short"),
    MISFIT("not in the log's format"),
    WRONG_DATE("impossible date or time"),
    FUTURE("dated in the future"),
    STRAY("dated days ahead of the lines before and after"),
    NO_ACCOUNT("no account name");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
