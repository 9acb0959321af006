package org.carrel.privacy.publicpage;

import java.util.Locale;
import java.util.Set;
import org.carrel.privacy.notice.Basis;

/// What people may ask for, by the legal basis of what is done with their data (UK GDPR Art. 7(3), 15 to 18, 20, 21).
public enum Right {
    ACCESS("A15", Set.of(Basis.values())),
    RECTIFY("A16", Set.of(Basis.values())),
    RESTRICT("A18", Set.of(Basis.values())),
    /// With conditions that differ by basis: each has a text of its own.
    ERASE(
            "A17",
            Set.of(
                    Basis.CONSENT,
                    Basis.CONTRACT,
                    Basis.VITAL_INTERESTS,
                    Basis.PUBLIC_TASK,
                    Basis.LEGITIMATE_INTERESTS)),
    COPY("A20", Set.of(Basis.CONSENT, Basis.CONTRACT)),
    OBJECT("A21", Set.of(Basis.PUBLIC_TASK, Basis.LEGITIMATE_INTERESTS)),
    WITHDRAW("A7-3", Set.of(Basis.CONSENT));

    private final String article;
    private final Set<Basis> bases;

    Right(String article, Set<Basis> bases) {
        this.article = article;
        this.bases = bases;
    }

    /// As the Data Privacy Vocabulary names it.
    public String article() {
        return article;
    }

    public boolean holds(Basis basis) {
        return bases.contains(basis);
    }

    /// Of its texts, under `notice.right.`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
