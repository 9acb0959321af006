package org.carrel.privacy.notice;

import java.util.Optional;

/// Legal bases of UK GDPR Art. 6(1), and the rights that follow from each (Art. 7(3), 15 to 18, 20, 21).
public enum Basis {
    CONSENT('a'),
    CONTRACT('b'),
    LEGAL_OBLIGATION('c'),
    VITAL_INTERESTS('d'),
    PUBLIC_TASK('e'),
    LEGITIMATE_INTERESTS('f');

    private final char letter;

    Basis(char letter) {
        this.letter = letter;
    }

    /// As the notice spells it and as the Data Privacy Vocabulary names it.
    public String article() {
        return "A6-1-" + letter;
    }

    /// @param article as `A6-1-b`
    public static Optional<Basis> of(String article) {
        for (Basis basis : values()) {
            if (basis.article().equals(article)) {
                return Optional.of(basis);
            }
        }
        return Optional.empty();
    }
}
