/// Owns buildings, when they are open, their gates, who came through, and who is inside.
///
/// Publishes [OpeningCalendar], by which others reckon with days, and what the demo needs,
/// [InventedBuildings]. Listens to nothing; takes part when two records of one person are joined.
/// Never decides who somebody is or which group they belong to: it asks people. Never keeps a
/// card's number.
@ApplicationModule(
        displayName = "Buildings",
        allowedDependencies = {"people", "privacy", "web"})
@NullMarked
package org.carrel.buildings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
