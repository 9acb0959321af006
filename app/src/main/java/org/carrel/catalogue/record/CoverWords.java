package org.carrel.catalogue.record;

import java.util.Arrays;

/// How the words of a title fit on a drawn cover.
public final class CoverWords {

    /// As many letters as a line of a small cover holds.
    private static final int LINE = 9;

    private CoverWords() {}

    /// Whether a word would have to be broken unless it is written smaller.
    public static boolean areLong(String title) {
        return Arrays.stream(title.split("[\\s-]+")).anyMatch(word -> word.length() > LINE);
    }
}
