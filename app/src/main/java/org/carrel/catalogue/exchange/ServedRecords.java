package org.carrel.catalogue.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.sharedprint.Commitment;
import org.carrel.catalogue.sharedprint.Commitments;
import org.springframework.stereotype.Service;

/// Records with what the library has promised of them.
@Service
class ServedRecords {

    private final ServedRecordRepository repository;
    private final Commitments commitments;

    ServedRecords(ServedRecordRepository repository, Commitments commitments) {
        this.repository = repository;
        this.commitments = commitments;
    }

    /// In the order of the numbers; what is gone meanwhile is left out.
    List<ServedRecord> of(List<RecordId> ids) {
        Map<RecordId, ServedRecord> found = noted(repository.visible(ids)).stream()
                .collect(Collectors.toMap(ServedRecord::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// Those changed from one moment to another, in that order, after a place in it; without records where others
    /// should not show them any more.
    List<ServedRecord> changed(Instant from, Instant until, Instant afterMoment, long afterId, int most) {
        return noted(repository.changed(from, until, afterMoment, afterId, most));
    }

    List<ServedRecord> one(RecordId id) {
        return noted(repository.any(id).stream().toList());
    }

    /// Up to when nothing will be found any more that was not to be seen before: who asks again from here on misses
    /// nothing.
    Instant settled(Instant now) {
        return now.minus(repository.unsettled());
    }

    Instant earliest() {
        return repository.earliest();
    }

    private List<ServedRecord> noted(List<ServedRecord> records) {
        Map<RecordId, List<Commitment>> promised =
                commitments.of(records.stream().map(ServedRecord::id).toList());
        return records.stream()
                .map(record -> noted(record, promised.getOrDefault(record.id(), List.of())))
                .toList();
    }

    private ServedRecord noted(ServedRecord record, List<Commitment> promised) {
        return record.marc() == null || promised.isEmpty()
                ? record
                : new ServedRecord(record.id(), record.changedAt(), commitments.noted(promised, record.marc()));
    }
}
