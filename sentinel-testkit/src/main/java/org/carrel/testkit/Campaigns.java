package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.carrel.testkit.Theft.Today;

/// The attacks that have many accounts: what is done with each of them.
final class Campaigns {

    private Campaigns() {}

    /// How many accounts beside the first are opened; few in a small world.
    static int more(Scenario scenario, int accounts, Chance chance) {
        return switch (scenario) {
            case SPRAY_THEN_USE -> atMost(accounts / 20, Parameters.SPRAY_HITS.count(chance)) - 1;
            case PHISHED_WAVE -> atMost(accounts / 20, Parameters.WAVE_ACCOUNTS.count(chance)) - 1;
            case CREDENTIAL_TESTING -> atMost(accounts / 20, Parameters.TESTING_ACCOUNTS.count(chance)) - 1;
            default -> 0;
        };
    }

    private static int atMost(int most, int count) {
        return Math.max(2, Math.min(most, count));
    }

    /// One for each account, all by the same few machines.
    static List<Theft> of(Scenario scenario, int accounts, int left, Chance chance, AddressPlan plan) {
        List<Lair> lairs = new ArrayList<>();
        int count = switch (scenario) {
            case PHISHED_WAVE -> Parameters.WAVE_NETWORKS.count(chance);
            case CREDENTIAL_TESTING -> Parameters.TESTING_NETWORKS.count(chance);
            default -> 2;
        };
        for (int i = 0; i < count; i++) {
            lairs.add(scenario == Scenario.PHISHED_WAVE ? Lair.anywhere(chance, plan) : Lair.forTool(chance, plan));
        }
        double hour = chance.between(0.0, 20.0);
        double span = scenario == Scenario.PHISHED_WAVE
                ? Parameters.WAVE_HOURS.draw(chance)
                : Parameters.TESTING_HOURS.draw(chance);
        int dormant = Math.clamp(Parameters.SPRAY_DORMANT.count(chance), 1, Math.max(1, left - 3));
        List<Theft> thefts = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            double first = hour + chance.between(0.0, span);
            thefts.add(
                    switch (scenario) {
                        case PHISHED_WAVE ->
                            new Phished(
                                    first,
                                    Parameters.WAVE_DOCUMENTS.count(chance),
                                    chance.between(1, 4),
                                    chance.oneOf(lairs),
                                    chance.with(0.5) ? Style.harvester(chance) : Style.errand(chance));
                        case CREDENTIAL_TESTING -> new Tested(first, chance.oneOf(lairs));
                        default ->
                            new Sprayed(hour, dormant, chance.between(1, 4), lairs.getFirst(), lairs.getLast(), chance);
                    });
        }
        return thefts;
    }

    /// How many more are tried and stay shut.
    static int shut(Scenario scenario, int accounts, int opened, Chance chance) {
        return switch (scenario) {
            case SPRAY_THEN_USE -> Math.max(5, (int) (Parameters.SPRAY_ACCOUNTS.draw(chance) * accounts / 1_000));
            case CREDENTIAL_TESTING -> (int) (Parameters.TESTING_WRONG.draw(chance) * opened);
            default -> 0;
        };
    }

    /// An account that is tried in the same way as one that was opened, and stays shut.
    static Theft tried(Theft like, Chance chance) {
        return switch (like) {
            case Sprayed spray -> new Tried(spray.hour, Parameters.SPRAY_TRIES.count(chance), spray.guesser);
            case Tested tested -> new Tried(tested.hour, 1, tested.lair);
            default -> throw new IllegalArgumentException("nobody guesses there");
        };
    }

    /// One account of a wave of phishing.
    ///
    /// @param hour of first use, counted from the first midnight of the wave
    record Phished(double hour, int documents, int sittings, Lair lair, Style style) implements Theft {

        @Override
        public int days() {
            return (int) (hour / 24) + sittings;
        }

        @Override
        public void work(Today today) {
            int first = (int) (hour / 24);
            if (today.since() < first) {
                return;
            }
            Theft.strangers(today.scene(), today.chance());
            long at = today.since() == first ? today.at(hour - 24 * first) : today.anyTime(22);
            lair.take(today.scene(), at, Math.max(1, documents / sittings), style);
        }
    }

    /// Somebody looks whether the password is right.
    record Tested(double hour, Lair lair) implements Theft {

        @Override
        public int days() {
            return (int) (hour / 24) + 1;
        }

        @Override
        public void work(Today today) {
            if (today.since() + 1 < days()) {
                return;
            }
            Chance chance = today.chance();
            Scene scene = today.scene();
            Theft.strangers(scene, chance);
            long at = today.at(hour - 24 * today.since());
            Seat seat = lair.seat(chance.name());
            if (chance.with(0.1)) {
                scene.refusedSignIns(seat, at - 15, 1);
            }
            long in = scene.signIn(seat, at);
            int visits = Parameters.TESTING_VISITS.count(chance);
            if (visits > 0) {
                boolean takes = chance.with(0.5);
                Style look = new Style(0, takes ? 0.3 : visits, chance.between(1.0, 4.0), 20, 1, 0.8, 2, 0);
                scene.sitting(seat, in, takes ? visits : 0, look);
            }
        }
    }

    /// Opened by guessing, left alone for days, then used.
    record Sprayed(double hour, int dormant, int uses, Lair guesser, Lair user, int documents, Style style)
            implements Theft {

        Sprayed(double hour, int dormant, int uses, Lair guesser, Lair user, Chance chance) {
            this(
                    hour,
                    dormant,
                    uses,
                    guesser,
                    chance.with(0.5) ? guesser : user,
                    Parameters.SPRAY_DOCUMENTS.count(chance),
                    chance.with(0.5) ? Style.harvester(chance) : Style.errand(chance));
        }

        @Override
        public int days() {
            return dormant + uses;
        }

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            if (today.since() == 0) {
                long at = guess(today);
                today.scene().signIn(guesser.seat(chance.name()), at + 60);
            } else if (today.since() >= dormant) {
                Theft.strangers(today.scene(), chance);
                user.take(today.scene(), today.anyTime(20), documents, style);
            }
        }

        private long guess(Today today) {
            long at = today.at(hour) + today.chance().below(5_400);
            today.scene().refusedSignIns(guesser.seat(0), at, Parameters.SPRAY_TRIES.count(today.chance()));
            return at + 40;
        }
    }

    private record Tried(double hour, int tries, Lair lair) implements Theft {

        @Override
        public int days() {
            return (int) (hour / 24) + 1;
        }

        @Override
        public void work(Today today) {
            if (today.since() + 1 == days()) {
                long at = today.at(hour - 24 * today.since()) + today.chance().below(5_400);
                today.scene().refusedSignIns(lair.seat(0), at, tries);
            }
        }
    }
}
