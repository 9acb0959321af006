package org.carrel.engine.scoring;

import org.carrel.engine.NetworkClass;

/// How much rather a thief than the owner is behind a network: log2 P(thief) / P(owner), by back-off from the network
/// to its operator, to its kind, to its country.
///
/// For the owner each step is (n_uv + α·P_parent(v)) / (n_u + α) over the account's active days (Freeman et al., Who
/// are you?, 2016); the parent of a network is how often a day brings one of its kind, for this account and for all.
/// For a thief the shares are stated in [Kind].
final class Familiarity {

    /// From so many bits on, all that happens on a network counts as a stranger's.
    static final double STRANGE = 6;

    private static final double ALPHA = 2;
    /// What an account without a past does is nobody's yet.
    private static final double UNKNOWN = 0.3;
    private static final double YOUNG = 0.35;
    private static final double YOUTH_DAYS = 21;
    private static final double BEGINNING_DAYS = 5;
    /// A thief who has gone on for a while sits on a network that the account has come to know.
    private static final double THIEF_STAYS = 0.2;
    /// In days: only when all others are known does it mean something that an account is not.
    private static final double WEEKS = 21;
    /// A network is the account's own after a day of use; in doubt after seven, see [DayBook].
    private static final double SETTLED = 0.95;
    private static final double LEAST = -3;
    private static final double MOST = 8;
    /// A thief sits on just this network with so small a chance.
    private static final double THIEF_HITS_OWN = 0.02;
    /// Thieves in the owner's own country, and the number of countries the others are spread over.
    private static final double THIEF_AT_HOME = 0.35;
    private static final double COUNTRIES_OF_THIEVES = 40;
    /// Share of an owner's new fixed networks that are abroad.
    private static final double TRAVELS = 0.25;
    /// Bits for each doubling of the accounts that have long used a network.
    private static final double INSTITUTION = 1;

    private final boolean countries;

    /// @param countries whether the country may count
    Familiarity(boolean countries) {
        this.countries = countries;
    }

    /// What a network can be to an account, and how often a thief comes by one.
    enum Kind {
        CAMPUS(0.003, 0.3, 0.3),
        KNOWN(0.02, 0.85, 0),
        /// New, of an operator the account uses.
        SAME_OPERATOR(0.10, 0.12, 0.8),
        /// New, of a mobile operator.
        MOBILE(0.06, 0.08, 0.2),
        /// New, and nothing is known of its operator.
        UNPLACED(0.9, 0.25, 0.9),
        /// A VPN's or a hosting provider's.
        RELAY(0.45, 0.05, 0.07),
        /// New, of a fixed operator the account never used.
        NEW_OPERATOR(0.40, 0.05, 0.8);

        static final Kind[] ALL = values();

        final double thief;
        /// Share of account-days, until a library's own are known.
        final double prior;
        /// The same on an account's first day, when every network is new to it.
        final double first;

        Kind(double thief, double prior, double first) {
            this.thief = thief;
            this.prior = prior;
            this.first = first;
        }
    }

    static Kind kind(Origin origin, History own) {
        if (origin.isCampus()) {
            return Kind.CAMPUS;
        }
        if (own.networks.weightOf(origin.network) >= SETTLED) {
            return Kind.KNOWN;
        }
        if (origin.isRelay()) {
            return Kind.RELAY;
        }
        if (origin.networkClass == NetworkClass.MOBILE) {
            return Kind.MOBILE;
        }
        if (origin.operator == 0) {
            return Kind.UNPLACED;
        }
        boolean same = own.operators.contains(origin.operator);
        return same ? Kind.SAME_OPERATOR : Kind.NEW_OPERATOR;
    }

    void judge(Origin origin, AccountState state, Population population, long epochDay) {
        History own = state.history;
        Kind kind = kind(origin, own);
        origin.judgedDay = epochDay;
        origin.isNew = kind.compareTo(Kind.KNOWN) > 0;
        origin.novelty = (float) clamp(network(origin, kind, own, population, epochDay));
        boolean located = countries && origin.country != 0;
        origin.foreign = located && (kind == Kind.NEW_OPERATOR || kind == Kind.MOBILE)
                ? (float) country(origin.country, own, population)
                : 0;
        double trust = own.activeDays / (own.activeDays + ALPHA);
        double known = Math.min(1, population.daysKnown() / WEEKS);
        double least = kind == Kind.CAMPUS
                ? 0
                : kind == Kind.KNOWN ? YOUNG * youth(origin, own, epochDay) : UNKNOWN * (1 - trust) * known;
        double strange = Math.max(0, Math.min(1, (origin.novelty + Math.max(0, origin.foreign)) / STRANGE));
        origin.strangeness = (float) Math.max(strange, least);
    }

    /// 1 for a network that came into use just now, long after the account: it may be a patient thief's.
    private static double youth(Origin origin, History own, long epochDay) {
        long first = own.networks.firstDayOf(origin.network, epochDay);
        return first - own.firstDay < BEGINNING_DAYS ? 0 : Logs.exp2(-Math.min(1000, epochDay - first) / YOUTH_DAYS);
    }

    private static double network(Origin origin, Kind kind, History own, Population population, long epochDay) {
        double days = own.activeDays + ALPHA;
        if (kind == Kind.CAMPUS) {
            return LEAST;
        }
        if (kind == Kind.KNOWN) {
            double owner = (own.networks.weightOf(origin.network) + 0.02) / days;
            double thief = THIEF_HITS_OWN + THIEF_STAYS * youth(origin, own, epochDay);
            return Logs.log2(thief / Math.min(1, owner));
        }
        double habit =
                (own.networks.weightOf(origin.network) + own.kindDays[kind.ordinal()] + ALPHA * population.share(kind))
                        / days;
        double trust = own.activeDays / days;
        double owner = trust * habit + (1 - trust) * kind.first;
        int accounts = population.networks.residents(origin.network, epochDay);
        double institution = accounts == 0 ? 0 : INSTITUTION * Logs.log2(accounts);
        return Logs.log2(kind.thief / owner) - institution;
    }

    /// Given that the network is new.
    private static double country(int country, History own, Population population) {
        double everybody = population.share(country);
        double days = own.activeDays;
        double uses = Math.min(days, own.countries.weightOf(country));
        double known = (uses + ALPHA * everybody) / (days + ALPHA);
        double owner = (1 - TRAVELS) * known + TRAVELS * (0.3 * everybody + 0.7 / COUNTRIES_OF_THIEVES);
        double thief = THIEF_AT_HOME * everybody + (1 - THIEF_AT_HOME) / COUNTRIES_OF_THIEVES;
        return population.countriesKnown() * Math.max(-2, Math.min(3, Logs.log2(thief / owner)));
    }

    private static double clamp(double bits) {
        return Math.max(LEAST, Math.min(MOST, bits));
    }
}
