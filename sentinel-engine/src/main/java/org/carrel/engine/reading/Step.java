package org.carrel.engine.reading;

import org.jspecify.annotations.Nullable;

/// One column of a format: the literal before it, and where its value ends.
///
/// @param lead bytes that stand before the value
/// @param ending how the end of the value is found
/// @param stop byte that ends a plain value; a blank stands for spaces and tabs
/// @param after plain columns between this one and what `ending` looks for
/// @param stamp how a time with a pattern of its own is written
record Step(
        Field field,
        byte[] lead,
        Ending ending,
        byte stop,
        int after,
        @Nullable StampPattern stamp) {

    enum Ending {
        /// At the stop byte.
        PLAIN,
        /// At a blank that no comma stands before.
        LIST,
        /// At the closing bracket.
        BRACKET,
        /// Where the time pattern ends.
        STAMP,
        /// At the closing quote; a backslash guards a quote.
        QUOTE,
        /// At the quote that a status follows: addresses may hold quotes.
        QUOTE_BEFORE_STATUS,
        /// Method, address and protocol without quotes.
        BARE_REQUEST,
        /// `after` columns before a bracketed time: names may hold blanks.
        BEFORE_TIME,
        /// `after` columns before a quote.
        BEFORE_QUOTE,
        /// `after` columns before `http`.
        BEFORE_URL,
        /// `after` columns before the end of the line.
        BEFORE_END,
        /// Last plain column: ends at a blank, and what follows is passed over.
        LAST
    }
}
