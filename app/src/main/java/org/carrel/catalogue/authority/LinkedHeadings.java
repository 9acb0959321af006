package org.carrel.catalogue.authority;

import java.util.Map;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Subject;
import org.carrel.catalogue.description.Text;
import org.carrel.catalogue.record.SearchLink;

/// Where the headings of a record lead: to their authority's page, or to a search for the same
/// words.
///
/// @param places authorities by what the page shows
public record LinkedHeadings(Map<String, Long> places) {

    public LinkedHeadings {
        places = Map.copyOf(places);
    }

    public String address(Name name) {
        return address(ControlledHeadings.place(name), SearchLink.name(name));
    }

    public String address(Subject subject) {
        return address(ControlledHeadings.place(subject), SearchLink.subject(subject));
    }

    public String address(Text series) {
        return address(ControlledHeadings.placeOfSeries(series.latin()), SearchLink.series(series));
    }

    /// Empty where it leads nowhere.
    public String address(String genre) {
        return address(ControlledHeadings.placeOfGenre(genre), "");
    }

    private String address(String place, String otherwise) {
        Long authority = places.get(place);
        return authority == null ? otherwise : "/authorities/" + authority;
    }
}
