package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;

/// The thefts that have one account each. Everything that is fixed for an episode is drawn when it begins.
final class Thefts {

    private Thefts() {}

    /// @param left days from the first to the world's end
    static Theft of(Scenario scenario, Person victim, int left, Chance chance, AddressPlan plan) {
        return switch (scenario) {
            case SOLD_CREDENTIAL -> SoldCredential.draw(chance, plan);
            case BULK_BURST -> BulkBurst.draw(chance, plan);
            case ON_DEMAND ->
                new OnDemand(
                        Parameters.DEMAND_DAYS.count(chance),
                        Parameters.DEMAND_DOCUMENTS.count(chance),
                        Lair.anywhere(chance, plan),
                        Style.errand(chance));
            case LOW_AND_SLOW ->
                new LowAndSlow(
                        Parameters.SLOW_DAYS.count(chance),
                        Parameters.SLOW_REST.draw(chance),
                        chance.between(0.0, 23.0),
                        Lair.anywhere(chance, plan),
                        Style.errand(chance),
                        Shelf.stranger(chance));
            case RESIDENTIAL_IMITATION -> Imitation.draw(victim, chance, plan);
            case VPN_ROTATION -> VpnRotation.draw(chance, plan);
            case REVIVED ->
                new Revived(
                        Parameters.REVIVED_DAYS.count(chance),
                        Parameters.REVIVED_DOCUMENTS.count(chance),
                        chance.with(0.5) ? Lair.forTool(chance, plan) : Lair.anywhere(chance, plan),
                        chance.with(0.5) ? Style.harvester(chance) : Style.errand(chance));
            case POISONING -> Poisoning.draw(left, chance, plan);
            case SESSION_HIJACK -> new SessionHijack(chance, plan);
            default -> throw new IllegalArgumentException(scenario + " is no attack on one account");
        };
    }

    /// A tool takes a whole collection within hours.
    record BulkBurst(int documents, int runs, double hour, Lair lair, Style style) implements Theft {

        static BulkBurst draw(Chance chance, AddressPlan plan) {
            return new BulkBurst(
                    Parameters.BULK_DOCUMENTS.count(chance),
                    Parameters.BULK_SITTINGS.count(chance),
                    chance.between(0.0, 20.0),
                    Lair.forTool(chance, plan),
                    Style.harvester(chance));
        }

        @Override
        public int days() {
            return 1;
        }

        @Override
        public void work(Today today) {
            Theft.strangers(today.scene(), today.chance());
            long at = today.at(hour);
            for (int run = 0; run < runs; run++) {
                at = lair.take(today.scene(), at, Math.max(1, documents / runs), style)
                        + today.chance().between(60, 2_400);
            }
        }
    }

    /// Several buyers in several countries use the account as if it were their own, at the same time.
    record SoldCredential(int days, double sittings, List<Lair> buyers, List<Style> styles) implements Theft {

        static SoldCredential draw(Chance chance, AddressPlan plan) {
            int days = Parameters.SOLD_DAYS.count(chance);
            double sittings = Parameters.SOLD_SITTINGS.draw(chance);
            int count = Parameters.SOLD_COUNTRIES.count(chance);
            List<Lair> buyers = new ArrayList<>();
            List<Style> styles = new ArrayList<>();
            List<String> countries = new ArrayList<>();
            while (buyers.size() < count) {
                Lair buyer = Lair.anywhere(chance, plan);
                String country = buyer.addresses().getFirst().place().country();
                if (!countries.contains(country)) {
                    countries.add(country);
                    buyers.add(buyer);
                    styles.add(Style.errand(chance));
                }
            }
            return new SoldCredential(days, sittings, buyers, styles);
        }

        @Override
        public void work(Today today) {
            for (int i = 0; i < buyers.size(); i++) {
                for (int n = today.chance().poisson(sittings); n > 0; n--) {
                    Theft.strangers(today.scene(), today.chance());
                    int documents = Parameters.SOLD_DOCUMENTS.count(today.chance());
                    buyers.get(i).take(today.scene(), today.anyTime(24), documents, styles.get(i));
                }
            }
        }
    }

    /// A shadow service fetches what its users ask for, one by one, round the clock.
    record OnDemand(int days, int documents, Lair lair, Style style) implements Theft {

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            double at = today.start() + chance.exponential(86_400.0 / documents);
            long session = 0;
            double expires = 0;
            while (at < today.start() + 86_400) {
                Theft.strangers(today.scene(), chance);
                if (at > expires) {
                    session = chance.name();
                    today.scene().signIn(lair.seat(session), (long) at);
                }
                long end = today.scene().sitting(lair.seat(session), (long) at + 2, 1, style);
                expires = end + 7_200;
                at = Math.max(end, at + chance.exponential(86_400.0 / documents));
            }
        }
    }

    /// A few documents a day for weeks.
    record LowAndSlow(int days, double rest, double hour, Lair lair, Style style, Shelf shelf) implements Theft {

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            if (today.since() > 0 && chance.with(rest)) {
                return;
            }
            today.scene().readFrom(shelf);
            long at = today.at(Math.clamp(hour + 2 * chance.normal(), 0, 23.5));
            lair.take(today.scene(), at, Parameters.SLOW_DOCUMENTS.count(chance), style);
        }
    }

    /// Taken up because nobody will notice: the owner has left.
    record Revived(int days, int documents, Lair lair, Style style) implements Theft {

        @Override
        public void work(Today today) {
            Theft.strangers(today.scene(), today.chance());
            int wanted = Math.max(5, (int) (documents * today.chance().between(0.6, 1.2)));
            lair.take(today.scene(), today.anyTime(18), wanted, style);
        }
    }

    /// A household's address in the owner's own country, the owner's hours, the owner's subject and nearly the owner's
    /// volume.
    record Imitation(int days, Lair lair, Person victim) implements Theft {

        static Imitation draw(Person victim, Chance chance, AddressPlan plan) {
            int agent = chance.with(0.5) ? victim.agent : Agents.browser(chance);
            Lair lair = Lair.household(
                    () -> victim.city < 0 ? plan.home(chance) : plan.abroad(chance, victim.city), chance, agent);
            return new Imitation(Parameters.IMITATION_DAYS.count(chance), lair, victim);
        }

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            if (today.since() > 0 && chance.with(0.25)) {
                return;
            }
            if (chance.with(0.5)) {
                Theft.strangers(today.scene(), chance);
            }
            double longitude =
                    victim.city < 0 ? 0 : City.FOREIGN.get(victim.city).longitude();
            long at = today.start() + Hours.away(Hours.home(chance), longitude);
            lair.take(today.scene(), at, Parameters.IMITATION_DOCUMENTS.count(chance), Style.READER);
        }
    }

    /// Another exit, often another country, every some minutes to hours.
    record VpnRotation(int days, AddressPlan plan, int agent, Style style) implements Theft {

        static VpnRotation draw(Chance chance, AddressPlan plan) {
            int agent = chance.with(0.75) ? Agents.browser(chance) : Agents.script(chance);
            return new VpnRotation(Parameters.ROTATION_DAYS.count(chance), plan, agent, Style.harvester(chance));
        }

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            Theft.strangers(today.scene(), chance);
            long at = today.anyTime(10);
            for (int n = Parameters.ROTATION_SITTINGS.count(chance); n > 0; n--) {
                int exit = chance.below(AddressPlan.VPN_EXITS);
                Address address = chance.with(0.75) ? plan.vpn(chance, exit) : plan.hosting(chance, exit);
                double seconds = 60 * Parameters.ROTATION_MINUTES.draw(chance);
                int documents = (int) Math.clamp(seconds / (2 * style.gap()), 1, 60);
                long end = Lair.at(address, agent).take(today.scene(), at, documents, style);
                at = Math.max(end + chance.between(20, 300), at + (long) seconds);
            }
        }
    }

    /// Rises so slowly that a baseline learns it, then harvests.
    record Poisoning(int ramp, int first, int last, int harvest, Lair lair, Style quiet, Style loud, Shelf shelf)
            implements Theft {

        static Poisoning draw(int left, Chance chance, AddressPlan plan) {
            return new Poisoning(
                    Math.clamp(Parameters.POISON_RAMP.count(chance), 1, Math.max(1, left - 2)),
                    Parameters.POISON_FIRST.count(chance),
                    Parameters.POISON_LAST.count(chance),
                    Parameters.POISON_HARVEST.count(chance),
                    Lair.anywhere(chance, plan),
                    Style.errand(chance),
                    Style.harvester(chance),
                    Shelf.stranger(chance));
        }

        @Override
        public int days() {
            return ramp + 2;
        }

        @Override
        public void work(Today today) {
            Chance chance = today.chance();
            today.scene().readFrom(shelf);
            if (today.since() >= ramp) {
                lair.take(today.scene(), today.anyTime(16), harvest / 2, loud);
            } else if (today.since() == 0 || !chance.with(0.15)) {
                double share = today.since() / (double) ramp;
                double mean = first * StrictMath.pow((double) last / first, share);
                lair.take(today.scene(), today.anyTime(20), Math.max(1, chance.poisson(mean)), quiet);
            }
        }
    }
}
