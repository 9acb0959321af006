package org.carrel.catalogue.record;

import java.time.Instant;
import java.util.List;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.marc.MarcRecord;

/// A bibliographic record with what the library has of it.
///
/// @param version counts from 1 with each change of the record itself
public record CatalogueRecord(
        RecordId id,
        int version,
        boolean suppressed,
        Instant createdAt,
        Instant changedAt,
        MarcRecord marc,
        Description description,
        List<Place> places,
        List<OnlineCopy> online) {

    public CatalogueRecord {
        places = List.copyOf(places);
        online = List.copyOf(online);
    }

    public boolean hasSeveralPlaces() {
        return places.size() > 1;
    }
}
