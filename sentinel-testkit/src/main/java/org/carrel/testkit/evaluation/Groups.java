package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether some readers are falsely alerted more often than others.
final class Groups {

    /// An account is new so many days.
    private static final int NEW_DAYS = 28;
    /// Days of equal behaviour are those in the same tenth by documents; the last tenth,
    /// where alerts arise, is split.
    private static final double[] SHARES = {.1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .99, .999};

    private interface Member {
        boolean is(World.Member member, int day);
    }

    private final List<Observation> pool;
    private final int[] edges;

    Groups(List<Observation> pool) {
        this.pool = pool;
        this.edges = edges();
    }

    private int[] edges() {
        int[] documents = pool.stream()
                .flatMapToInt(each ->
                        java.util.stream.IntStream.range(0, each.days().size()).map(each.days()::documents))
                .sorted()
                .toArray();
        SortedSet<Integer> edges = new TreeSet<>();
        for (double share : SHARES) {
            if (documents.length > 0) {
                edges.add(documents[(int) (share * (documents.length - 1))] + 1);
            }
        }
        return edges.stream().mapToInt(Integer::intValue).toArray();
    }

    private int stratum(int documents) {
        int at = Arrays.binarySearch(edges, documents);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private Map<String, Member> groups() {
        SortedSet<String> cohorts = new TreeSet<>();
        pool.forEach(each -> each.world().members().forEach(member -> cohorts.add(member.cohort())));
        Map<String, Member> groups = new LinkedHashMap<>();
        groups.put("living abroad", (member, day) -> member.distant());
        groups.put("VPN users", (member, day) -> member.vpnUser());
        groups.put("night workers", (member, day) -> member.nightWorker());
        groups.put(
                "new accounts (first 28 days)",
                (member, day) -> member.firstDay() > 0 && day - member.firstDay() < NEW_DAYS);
        for (String cohort : cohorts) {
            groups.put(Words.of(cohort), (member, day) -> member.cohort().equals(cohort));
        }
        return groups;
    }

    /// By group, in a fixed order. Aftermaths of thefts do not count.
    Map<String, RateRatio> ratios(Judged judged) {
        List<Map<Long, Integer>> wrong = new ArrayList<>();
        pool.forEach(each -> wrong.add(new HashMap<>()));
        for (Judged.Wrong each : judged.wrong()) {
            if (!each.aftermath()) {
                wrong.get(each.world()).merge(Truth.key(each.account(), each.day()), 1, Integer::sum);
            }
        }
        Map<String, RateRatio> ratios = new LinkedHashMap<>();
        groups().forEach((name, group) -> ratios.put(name, ratio(group, wrong)));
        return ratios;
    }

    private RateRatio ratio(Member group, List<Map<Long, Integer>> wrong) {
        RateRatio ratio = new RateRatio(edges.length + 1);
        for (int w = 0; w < pool.size(); w++) {
            Observation each = pool.get(w);
            AccountDays days = each.days();
            for (int i = 0; i < days.size(); i++) {
                int account = days.account(i);
                int day = days.day(i);
                if (!each.truth().isCompromised(account, day)) {
                    ratio.add(
                            group.is(each.roster().member(account), day),
                            stratum(days.documents(i)),
                            wrong.get(w).getOrDefault(Truth.key(account, day), 0));
                }
            }
        }
        return ratio;
    }
}
