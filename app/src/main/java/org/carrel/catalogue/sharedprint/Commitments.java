package org.carrel.catalogue.sharedprint;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Service;

/// What the library has promised others to keep.
@Service
public class Commitments {

    private static final String ACTION = "583";
    /// The term of the [code list](https://www.loc.gov/standards/valuelist/marcaction.html) that shared print uses.
    private static final String RETAIN = "committed to retain";

    private final CommitmentRepository repository;
    private final LibraryProfile library;
    private final Clock clock;

    Commitments(CommitmentRepository repository, LibraryProfile library, Clock clock) {
        this.repository = repository;
        this.library = library;
        this.clock = clock;
    }

    LocalDate today() {
        ZoneId zone = library.zone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public List<Commitment> of(RecordId record) {
        return of(List.of(record)).getOrDefault(record, List.of());
    }

    /// Of records that have any.
    public Map<RecordId, List<Commitment>> of(List<RecordId> records) {
        return repository.ofRecords(records);
    }

    /// Whether the last copy at this place has to stay.
    public boolean forbidLosing(long holding) {
        LocalDate today = today();
        return repository.ofHolding(holding).stream().anyMatch(commitment -> commitment.stands(today));
    }

    /// Whether something has to stay at any of its places.
    public boolean forbidLosing(RecordId record) {
        LocalDate today = today();
        return of(record).stream().anyMatch(commitment -> commitment.stands(today));
    }

    /// A record as other libraries are shown it: each promise in a field 583 of its own.
    public MarcRecord noted(List<Commitment> promised, MarcRecord record) {
        LocalDate today = today();
        List<MarcField> notes = promised.stream()
                .filter(commitment -> commitment.stands(today))
                .<MarcField>map(this::note)
                .toList();
        if (notes.isEmpty()) {
            return record;
        }
        List<MarcField> fields = new ArrayList<>(record.fields());
        int place = 0;
        while (place < fields.size() && fields.get(place).tag().compareTo(ACTION) <= 0) {
            place++;
        }
        fields.addAll(place, notes);
        return new MarcRecord(record.leader(), fields);
    }

    private DataField note(Commitment commitment) {
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        List<Subfield> subfields = new ArrayList<>();
        subfields.add(new Subfield('a', RETAIN));
        subfields.add(new Subfield('c', commitment.since().format(day)));
        LocalDate until = commitment.until();
        if (until != null) {
            subfields.add(new Subfield('d', until.format(day)));
        }
        subfields.add(new Subfield('f', commitment.programme()));
        if (commitment.lastCopy()) {
            subfields.add(new Subfield('l', "last copy"));
        }
        if (!commitment.note().isEmpty()) {
            subfields.add(new Subfield('z', commitment.note()));
        }
        return new DataField(ACTION, '1', ' ', subfields);
    }
}
