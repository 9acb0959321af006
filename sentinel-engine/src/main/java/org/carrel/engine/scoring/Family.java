package org.carrel.engine.scoring;

/// Kinds of evidence, and what each counts in the sum.
///
/// Below one mostly, because the families are not independent: a thief far away has a new network, a new country and an
/// impossible journey all at once. Fitted by logistic regression on simulated worlds set aside for it, held near one
/// half by a penalty, rounded; to be fitted again on verdicts. The family of the number of networks of a day fell out:
/// its weight came to zero.
public enum Family {
    VOLUME("volume", "how many documents", 0.85, 12),
    TAKING("taking", "what strangers took", 0.95, 11),
    SHAPE("shape", "how the documents were fetched", 0.45, 4),
    RHYTHM("rhythm", "at which hours of the day", 0.75, 4),
    PLACES("places", "countries", 0.35, 3.5),
    TRAVEL("travel", "travel", 0.9, 9),
    NOVELTY("novelty", "networks new to the account", 0.3, 2.5),
    DEVICE("device", "browsers and devices", 0.6, 3),
    CROWD("crowd", "other accounts on the same network", 1.35, 13),
    SIGN_IN("sign-in", "refused sign-ins", 0.25, 3),
    /// What the account's days just before showed, see [Suspicion].
    EARLIER("earlier", "the days just before", 0.25, 8),
    /// What makes the sum the calibrated score: how usual so much evidence is in this library.
    USUAL("usual", "how usual such evidence is here", 1, 60);

    static final Family[] ALL = values();
    static final int COUNT = ALL.length;

    final String code;
    final String words;
    private final double weight;
    private final double most;

    Family(String code, String words, double weight, double most) {
        this.code = code;
        this.words = words;
        this.weight = weight;
        this.most = most;
    }

    /// In plain words, to end "evidence from …".
    public String words() {
        return words;
    }

    /// @param bits log2 likelihood ratio as measured
    /// @return what enters the sum, in bits, between −`most` and `most`
    double weighted(double bits) {
        return Math.max(-most, Math.min(most, weight * bits));
    }
}
