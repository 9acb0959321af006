package org.carrel.catalogue.index;

import java.util.List;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;

/// A record with all that the index knows of it.
///
/// @param places where something of it is kept; none for what is only online
/// @param online whether anything of it can be read online
/// @param uses   how often it was opened or borrowed
public record Findable(
        RecordId id, Description description, List<Place> places, boolean online, int uses, Agreed agreed) {

    /// What its authorities add: other forms of its names, subjects and titles, and the terms of
    /// `authority:`.
    public record Agreed(List<String> names, List<String> subjects, List<String> titles, List<String> terms) {

        public static final Agreed NOTHING = new Agreed(List.of(), List.of(), List.of(), List.of());

        public Agreed {
            names = List.copyOf(names);
            subjects = List.copyOf(subjects);
            titles = List.copyOf(titles);
            terms = List.copyOf(terms);
        }
    }

    /// One whose headings have no authorities.
    public Findable(RecordId id, Description description, List<Place> places, boolean online, int uses) {
        this(id, description, places, online, uses, Agreed.NOTHING);
    }

    public Findable {
        places = List.copyOf(places);
    }
}
