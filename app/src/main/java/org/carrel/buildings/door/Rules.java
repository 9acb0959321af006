package org.carrel.buildings.door;

import java.util.List;
import java.util.Optional;

/// Every rule of the door, in the order in which somebody is told of them: first what is wrong with the card, then with
/// the time, then with the place.
final class Rules {

    private static final List<Rule> IN_ORDER = List.of(
            new NobodyComesInDuringAnEvacuation(),
            new TheCardIsSomebodys(),
            new TheCardIsTheirPresentOne(),
            new TheyStillBelongHere(),
            new NobodyKeepsThemOut(),
            new TheirGroupMayComeIn(),
            new ItIsOpenForThem(),
            new AVisitorComesWithSomebody(),
            new NobodyComesInTwice(),
            new ThereIsRoom());

    private Rules() {}

    static Optional<Code> against(Entrance entrance) {
        return IN_ORDER.stream()
                .flatMap(rule -> rule.against(entrance).stream())
                .findFirst();
    }
}
