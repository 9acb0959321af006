package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A machine a thief works from: among the same networks and cities as lawful users.
///
/// @param change chance that the next page goes out by another address
record Lair(List<Address> addresses, double change, int agent) {

    private enum Kind {
        RESIDENTIAL_ABROAD,
        HOSTING,
        VPN,
        RESIDENTIAL_HERE,
        MOBILE_ABROAD,
        GUEST_NETWORK,
        RELAY
    }

    private static final int POOL = 6;
    private static final double[] ANYWHERE = {35, 13, 19, 21, 5, 4, 3};
    private static final double[] FOR_TOOLS = {26, 33, 14, 23, 0, 2, 2};

    /// Somewhere a person with a browser is.
    static Lair anywhere(Chance chance, AddressPlan plan) {
        return at(Kind.values()[chance.weighted(ANYWHERE)], chance, plan, Agents.browser(chance));
    }

    /// Somewhere a tool runs.
    static Lair forTool(Chance chance, AddressPlan plan) {
        int agent = chance.with(0.75) ? Agents.browser(chance) : Agents.script(chance);
        return at(Kind.values()[chance.weighted(FOR_TOOLS)], chance, plan, agent);
    }

    private static Lair at(Kind kind, Chance chance, AddressPlan plan, int agent) {
        int city = chance.below(AddressPlan.FOREIGN_CITIES);
        int exit = chance.below(AddressPlan.VPN_EXITS);
        return switch (kind) {
            case RESIDENTIAL_ABROAD -> household(() -> plan.abroad(chance, city), chance, agent);
            case HOSTING -> rented(plan.hosting(chance, exit), chance, plan, agent);
            case VPN -> at(plan.vpn(chance, exit), agent);
            case RESIDENTIAL_HERE -> household(() -> plan.home(chance), chance, agent);
            case MOBILE_ABROAD -> {
                List<Address> addresses = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    addresses.add(plan.mobileAbroad(chance, city));
                }
                yield new Lair(addresses, 0.3, agent);
            }
            case GUEST_NETWORK -> at(plan.guestAbroad(chance, city, chance.below(32)), agent);
            case RELAY -> {
                List<Address> addresses = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    addresses.add(plan.relay(chance));
                }
                yield new Lair(addresses, 0.5, agent);
            }
        };
    }

    /// A household's line, or as often a pool of such lines that is let out, with another for each sitting.
    static Lair household(Supplier<Address> line, Chance chance, int agent) {
        List<Address> addresses = new ArrayList<>();
        for (int n = chance.with(0.5) ? POOL : 1; n > 0; n--) {
            addresses.add(line.get());
        }
        return new Lair(addresses, 0, agent);
    }

    /// Three in ten have some more addresses next to the first.
    private static Lair rented(Address first, Chance chance, AddressPlan plan, int agent) {
        List<Address> addresses = new ArrayList<>(List.of(first));
        for (int n = chance.with(0.3) ? chance.between(2, 7) : 0; n > 0; n--) {
            addresses.add(plan.renewed(first, chance));
        }
        return new Lair(addresses, addresses.size() > 1 ? 0.1 : 0, agent);
    }

    static Lair at(Address address, int agent) {
        return new Lair(List.of(address), 0, agent);
    }

    Seat seat(long session) {
        return new Seat(addresses, change, agent, session);
    }

    /// Signs in anew and takes documents.
    ///
    /// @return second it ends
    long take(Scene scene, long at, int documents, Style style) {
        Seat seat = seat(scene.chance.name());
        if (scene.chance.with(0.05)) {
            scene.refusedSignIns(seat, at - 20, 1);
        }
        return scene.sitting(seat, scene.signIn(seat, at), documents, style);
    }
}
