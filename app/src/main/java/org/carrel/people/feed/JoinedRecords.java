package org.carrel.people.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.people.Merging;
import org.carrel.people.PersonId;
import org.carrel.privacy.RowMerge.Change;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Sources go on speaking of both records while they are joined. Once they are parted, each has
/// what is said of it now.
///
/// First of all who take part: it may have to wait for a long delivery, and nobody else should
/// wait with it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JoinedRecords implements Merging {

    private static final String RECORD = "people.source_record";

    private final JoinedRecordRepository joined;
    private final ImportRepository imports;
    private final NumberRepository numbers;
    private final TakingOver takingOver;
    private final Clock clock;

    JoinedRecords(
            JoinedRecordRepository joined,
            ImportRepository imports,
            NumberRepository numbers,
            TakingOver takingOver,
            Clock clock) {
        this.joined = joined;
        this.imports = imports;
        this.numbers = numbers;
        this.takingOver = takingOver;
        this.clock = clock;
    }

    /// Rows that wait to be taken over may be gone or be others by then: all of a record's are
    /// given back with it.
    @Override
    public Set<String> relations() {
        return Set.of(RECORD, "people.import_row");
    }

    /// A delivery has looked up who is who when it takes over.
    @Override
    public void hold(PersonId kept, PersonId other) {
        imports.alone();
    }

    @Override
    public List<Change> join(Two two) {
        UUID kept = two.kept().value();
        UUID other = two.other().value();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(RECORD, Change.Kind.CHANGED, kept.toString(), "", joined.asItIs(kept)));
        if (joined.keepWhatWas(kept, other)) {
            changes.add(new Change("people.before_feeds", Change.Kind.ADDED, kept.toString(), "", ""));
        }
        joined.bring(two.merge(), other);
        return changes;
    }

    @Override
    public void part(Two two, List<Change> changes) {
        UUID kept = two.kept().value();
        UUID other = two.other().value();
        changes.stream()
                .filter(JoinedRecords::isRecord)
                .flatMap(Key::of)
                .distinct()
                .forEach(key -> {
                    joined.giveBack(key, kept, other);
                    joined.giveBackRows(key, kept, other);
                });
        joined.own(two.merge());
        changes.stream()
                .filter(change -> !change.relation().equals(RECORD))
                .forEach(change -> joined.giveBackRow(change.key(), kept, other));
        if (!joined.spokenOfSince(two.at(), kept, other)) {
            return;
        }
        changes.stream()
                .filter(change -> change.kind() == Change.Kind.CHANGED)
                .forEach(was -> joined.putBack(was.before(), kept, other));
        joined.giveBackAccount(two.at(), kept, other);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        numbers.closeReplaced(now, kept, other);
        numbers.handOver(kept, other, two.at(), now);
        takingOver.workOutAnew(kept, other, now);
    }

    private static boolean isRecord(Change change) {
        return change.relation().equals(RECORD) && change.kind() == Change.Kind.MOVED;
    }

    /// Of a record with its further rows, in all versions.
    record Key(String source, String base) {

        private static final String BETWEEN = String.valueOf((char) 31);

        /// The parts of a version's primary key are the source, the source's own number, which
        /// for a further row is that of the record and what tells it apart, and the import.
        static Stream<Key> of(Change moved) {
            String[] parts = moved.key().split(BETWEEN);
            return Stream.of(new Key(parts[0], parts[1]));
        }
    }
}
