package org.carrel.privacy.notice;

import java.util.Set;

/// Terms of the W3C Data Privacy Vocabulary that the notice and its JSON-LD may use.
final class Vocabulary {

    static final String FILE = "dpv-terms.txt";

    private Vocabulary() {}

    /// As `pd:Name`.
    static Set<String> terms() {
        return WordList.read(FILE);
    }
}
