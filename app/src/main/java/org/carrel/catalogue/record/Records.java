package org.carrel.catalogue.record;

import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.springframework.stereotype.Service;

/// Finds records by their numbers, also those that have another one now.
@Service
public class Records {

    private final BibliographicRepository records;
    private final PlaceRepository places;

    Records(BibliographicRepository records, PlaceRepository places) {
        this.records = records;
        this.places = places;
    }

    /// A suppressed one too: whoever shows it decides to whom.
    public Found find(RecordId id) {
        return records.one(id).map(this::found).orElse(new Found.Never());
    }

    private Found found(BibliographicRepository.Row row) {
        if (row.mergedInto() != null) {
            return new Found.Moved(new RecordId(row.mergedInto()));
        }
        if (row.gone()) {
            return new Found.Gone();
        }
        RecordId id = new RecordId(row.id());
        MarcRecord marc = StoredMarc.record(row.marc());
        return new Found.Here(new CatalogueRecord(
                id,
                row.version(),
                row.suppressed(),
                row.createdAt().toInstant(),
                row.changedAt().toInstant(),
                marc,
                Describing.describe(marc),
                places.places(id),
                places.online(id)));
    }
}
