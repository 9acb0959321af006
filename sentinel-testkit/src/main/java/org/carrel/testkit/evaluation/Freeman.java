package org.carrel.testkit.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;

/// How much likelier an address is for anybody than for this account: log2 p(x) / p(x | account).
///
/// Freeman, Jain, Dürmuth, Biggio and Giacinto, “Who Are You? A Statistical Approach to
/// Measuring User Authenticity”, NDSS 2016, with the weights .6 address, .3 operator (ASN),
/// .1 country of Wiefling, Dürmuth and Lo Iacono, “What's in Score for Website Users”, FC
/// 2021. An address never seen backs off to its operator and country, and at last to what is
/// usual for everybody. The log shows no sign-ins, so a visit stands for one: a change of
/// address, or half an hour's pause.
final class Freeman implements Rival {

    static final String NAME = "Freeman's ratio";

    private static final long PAUSE = 1800;
    private static final double ADDRESS = .6;
    private static final double OPERATOR = .3;
    private static final double COUNTRY = .1;

    private final Trace trace;
    private final Counts everybody = new Counts();
    private final PerAccount<Visits> visits = new PerAccount<>(Visits::new);

    Freeman(Trace trace) {
        this.trace = trace;
    }

    private static final class Counts {
        final Map<Long, Integer> addresses = new HashMap<>();
        final Map<Long, Integer> operators = new HashMap<>();
        final Map<String, Integer> countries = new HashMap<>();
        int all;

        void add(long address, long operator, String country) {
            addresses.merge(address, 1, Integer::sum);
            operators.merge(operator, 1, Integer::sum);
            countries.merge(country, 1, Integer::sum);
            all++;
        }
    }

    private static final class Visits {
        final Counts own = new Counts();
        long address;
        long last = Long.MIN_VALUE / 2;
        int day = -1;
        double today;
    }

    @Override
    public void see(int account, int day, AccessEvent event) {
        if (event.kind() == RequestKind.SIGN_IN_FAILED) {
            return;
        }
        Visits visit = visits.of(account);
        boolean begins = event.address() != visit.address || event.epochSecond() - visit.last > PAUSE;
        visit.last = event.epochSecond();
        if (!begins) {
            return;
        }
        visit.address = event.address();
        long operator = event.place().asn();
        String country = event.place().country();
        double ratio = ratio(visit.own, event.address(), operator, country);
        visit.own.add(event.address(), operator, country);
        everybody.add(event.address(), operator, country);
        if (day != visit.day) {
            visit.day = day;
            visit.today = Double.NEGATIVE_INFINITY;
        }
        visit.today = Math.max(visit.today, ratio);
        trace.add(account, event.epochSecond(), visit.today);
    }

    private double ratio(Counts own, long address, long operator, String country) {
        double byOperator = share(everybody.addresses, address, everybody.operators, operator);
        double byCountry = share(everybody.addresses, address, everybody.countries, country);
        double usual = ADDRESS * (everybody.addresses.getOrDefault(address, 0) + 1.0) / (everybody.all + 1.0)
                + OPERATOR * (everybody.operators.getOrDefault(operator, 0) + 1.0) / (everybody.all + 1.0) * byOperator
                + COUNTRY * (everybody.countries.getOrDefault(country, 0) + 1.0) / (everybody.all + 1.0) * byCountry;
        double seen = ADDRESS * own.addresses.getOrDefault(address, 0)
                + OPERATOR * own.operators.getOrDefault(operator, 0) * byOperator
                + COUNTRY * own.countries.getOrDefault(country, 0) * byCountry;
        // one visit of everybody's stands for what the account has not done yet
        double own1 = (seen + usual) / (own.all + 1.0);
        return StrictMath.log(usual / own1) / StrictMath.log(2);
    }

    /// Share of an operator's or a country's visits that come from one address, with one more for
    /// an unseen one.
    private static <K> double share(Map<Long, Integer> addresses, long address, Map<K, Integer> wider, K of) {
        return (addresses.getOrDefault(address, 0) + 1.0) / (wider.getOrDefault(of, 0) + 1.0);
    }
}
