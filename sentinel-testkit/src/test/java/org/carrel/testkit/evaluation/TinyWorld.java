package org.carrel.testkit.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.RequestKind;
import org.carrel.engine.scoring.Weights;
import org.carrel.engine.tokens.Keys;

/// A world made by hand: ten accounts `a0` to `a9`, ten days from 2026-09-21, all days of UTC.
final class TinyWorld {

    static final LocalDate FROM = LocalDate.of(2026, 9, 21);
    static final Place LONDON = new Place("GB", "London", 51.5, -.1, 1, NetworkClass.RESIDENTIAL);
    static final Place PARIS = new Place("FR", "Paris", 48.9, 2.35, 2, NetworkClass.RESIDENTIAL);
    static final Place BERLIN = new Place("DE", "Berlin", 52.5, 13.4, 3, NetworkClass.RESIDENTIAL);

    private final List<World.Attack> attacks = new ArrayList<>();
    private final List<World.LookalikeDay> lookalikes = new ArrayList<>();
    final Map<String, Trace> traces = new LinkedHashMap<>();
    final AccountDays days = new AccountDays();

    static long second(int day, int hour) {
        return FROM.plusDays(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC) + hour * 3600L;
    }

    TinyWorld attack(String scenario, int account, long from, long to, Long... takings) {
        attacks.add(new World.Attack(
                scenario + attacks.size(), "a" + account, scenario, from, to, takings.length, List.of(takings)));
        return this;
    }

    TinyWorld lookalike(String scenario, int account, int day) {
        lookalikes.add(new World.LookalikeDay("a" + account, FROM.plusDays(day), scenario));
        return this;
    }

    TinyWorld alert(String trace, int account, long at, double score) {
        traces.computeIfAbsent(trace, name -> new Trace(0)).add(account, at, score);
        return this;
    }

    Observation observe() {
        List<World.Member> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            members.add(new World.Member("a" + i, i < 5 ? "STAFF" : "STUDENT", "GB", i == 9, false, false, 0));
        }
        World world = new World(
                Path.of("none"),
                1,
                10,
                FROM,
                ZoneId.of("UTC"),
                "ezproxy",
                "none",
                List.of(),
                members,
                attacks,
                lookalikes);
        Roster roster = new Roster(members, Keys.fixed(1, 1));
        return new Observation(
                world,
                new Truth(world, roster),
                roster,
                new ReadingSummary(List.of(), "", 0, 0, 0, 0, new LinkedHashMap<>(), true, 0, 0),
                traces,
                days,
                List.of(),
                List.of(),
                0,
                Weights.USUAL);
    }

    static AccessEvent event(long second, long address, Place place, long bytes) {
        return event(second, address, place, bytes, 0);
    }

    static AccessEvent event(long second, long address, Place place, long bytes, long document) {
        RequestKind kind = document == 0 ? RequestKind.PAGE : RequestKind.DOCUMENT;
        return new AccessEvent(
                "t", second, address, address / 256, place, kind, 7, document, 200, bytes, 0, 0, second ^ address);
    }
}
