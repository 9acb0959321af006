package org.carrel.buildings;

import java.util.List;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;

/// For the demo alone, and there alone a bean: makes the invented university's buildings, and a day's life at their
/// gates.
public interface InventedBuildings {

    record Visitor(PersonId person, UserGroup group) {}

    /// Buildings, hours, terms and gates, eight weeks of hourly counts, and today's comings and goings up to this
    /// moment.
    void make(List<Visitor> visitors);
}
