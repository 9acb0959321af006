package org.carrel.engine.scoring;

/// Kinds of evidence, and what each counts in the sum.
///
/// Half and a little more, because the families are not independent: a thief far away has a new network, a new country
/// and an impossible journey all at once. The weights are set by hand until there are verdicts to fit them on.
public enum Family {
    VOLUME("volume", "how many documents", 0.7, 9),
    TAKING("taking", "what strangers took", 0.7, 9),
    SHAPE("shape", "how the documents were fetched", 0.8, 5),
    RHYTHM("rhythm", "at which hours of the day", 0.5, 4),
    PLACES("places", "countries", 0.6, 5),
    TRAVEL("travel", "travel", 0.7, 8),
    NETWORKS("networks", "how many networks", 0.4, 2),
    NOVELTY("novelty", "networks new to the account", 0.6, 5),
    DEVICE("device", "browsers and devices", 0.6, 3),
    CROWD("crowd", "other accounts on the same network", 0.8, 7),
    SIGN_IN("sign-in", "refused sign-ins", 0.4, 4),
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
