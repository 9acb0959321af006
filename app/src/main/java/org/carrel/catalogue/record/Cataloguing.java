package org.carrel.catalogue.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.authority.Linking;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.description.ProjectedRecord;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.carrel.catalogue.sharedprint.Commitments;
import org.carrel.people.AccountId;
import org.springframework.stereotype.Service;

/// Changes records, one by one and by hand. Every change is a version, with who made it and why.
@Service
public class Cataloguing {

    /// Its number there, by whom it was given, when it was last changed there, and numbers in other catalogues.
    private static final Set<String> SOURCES_OWN = Set.of("001", "003", "005", "010", "016", "035");

    private final CataloguingRepository records;
    private final Linking linking;
    private final Commitments commitments;
    private final Changes changes;

    Cataloguing(CataloguingRepository records, Linking linking, Commitments commitments, Changes changes) {
        this.records = records;
        this.linking = linking;
        this.commitments = commitments;
        this.changes = changes;
    }

    /// What came of the wish to change something.
    public sealed interface Outcome {

        /// @param record the one to look at now
        record Done(RecordId record) implements Outcome {}

        /// @param reason a message key under `cataloguing.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param why in a few words; may be empty
    public RecordId add(MarcRecord record, String why, AccountId by) {
        ProjectedRecord projected = ProjectedRecord.of(record);
        return changes.make("edit", why, by, change -> {
            linking.begin();
            RecordId id = records.add(projected, change.number(), change.at());
            linking.link(id, record);
            return id;
        });
    }

    /// @param seen the version that whoever changes it has looked at: what somebody else did meanwhile is not lost
    public Outcome replace(RecordId id, int seen, MarcRecord record, String why, AccountId by) {
        ProjectedRecord projected = ProjectedRecord.of(record);
        return changes.make("edit", why, by, change -> {
            linking.begin();
            Optional<Integer> version = records.hold(id);
            if (version.isEmpty()) {
                return new Outcome.Refused("gone");
            }
            if (version.get() != seen) {
                return new Outcome.Refused("changed");
            }
            records.replace(id, projected, change.number(), change.at());
            linking.link(id, record);
            return new Outcome.Done(id);
        });
    }

    /// Changes a record within a change that is under way, in the transaction of whoever makes
    /// it.
    ///
    /// @return whether anything is another than it was; nothing is where the record is gone
    public boolean rewrite(RecordId id, UnaryOperator<MarcRecord> rewriting, long change, Instant at) {
        linking.begin();
        Optional<Integer> version = records.hold(id);
        if (version.isEmpty()) {
            return false;
        }
        MarcRecord before = StoredMarc.record(records.marcOf(id, version.get()).orElseThrow());
        MarcRecord after = rewriting.apply(before);
        if (after.equals(before)) {
            return false;
        }
        records.replace(id, ProjectedRecord.of(after), change, at);
        linking.link(id, after);
        return true;
    }

    /// Brings an earlier version back as a new one.
    Outcome restore(RecordId id, int version, int seen, AccountId by) {
        Optional<String> marc = records.marcOf(id, version);
        return marc.isEmpty()
                ? new Outcome.Refused("version")
                : replace(id, seen, StoredMarc.record(marc.get()), "↶ " + version, by);
    }

    public Outcome suppress(RecordId id, boolean suppressed, AccountId by) {
        return changes.make(suppressed ? "suppression" : "release", "", by, change -> {
            if (records.hold(id).isEmpty()) {
                return new Outcome.Refused("gone");
            }
            if (suppressed && commitments.forbidLosing(id)) {
                return new Outcome.Refused("promised");
            }
            records.suppress(id, suppressed, change.number(), change.at());
            return new Outcome.Done(id);
        });
    }

    /// Joins a record to another of the same work: what the library has of it is had of the other, and its address
    /// leads
    /// there.
    Outcome merge(RecordId id, RecordId into, AccountId by) {
        if (id.equals(into)) {
            return new Outcome.Refused("itself");
        }
        return changes.make("merge", id.value() + " → " + into.value(), by, change -> {
            // In the order of their numbers: two who merge crosswise do not wait for each other for ever.
            boolean both = records.hold(id.value() < into.value() ? id : into).isPresent()
                    && records.hold(id.value() < into.value() ? into : id).isPresent();
            if (!both) {
                return new Outcome.Refused("gone");
            }
            if (records.isSuppressed(into) && commitments.forbidLosing(id)) {
                return new Outcome.Refused("promised");
            }
            records.move(id, into, List.of(), change.number());
            records.moveOnline(id, into);
            records.addUses(id, into);
            records.end(id, Optional.of(into), change.number(), change.at());
            linking.unlink(id);
            records.touch(into, change.at());
            return new Outcome.Done(into);
        });
    }

    /// Parts two works that stood in one record: the holdings chosen go to a record of their own, which begins as a
    /// copy. Numbers that its source gave it stay with the first: a load that brings it again means that one.
    Outcome split(RecordId id, List<Long> holdings, MarcRecord record, AccountId by) {
        List<Long> chosen = holdings.stream().distinct().toList();
        if (chosen.isEmpty()) {
            return new Outcome.Refused("holdings");
        }
        MarcRecord copy = new MarcRecord(
                record.leader(),
                record.fields().stream()
                        .filter(field -> !SOURCES_OWN.contains(field.tag()))
                        .toList());
        ProjectedRecord projected = ProjectedRecord.of(copy);
        return changes.make("split", "", by, change -> {
            linking.begin();
            if (records.hold(id).isEmpty()) {
                return new Outcome.Refused("gone");
            }
            if (!records.has(id, chosen)) {
                return new Outcome.Refused("moved");
            }
            RecordId fresh = records.add(projected, change.number(), change.at());
            linking.link(fresh, copy);
            records.move(id, fresh, chosen, change.number());
            records.touch(id, change.at());
            return new Outcome.Done(fresh);
        });
    }

    /// Takes a record out for good; who asks for it later is told that it is gone.
    public Outcome delete(RecordId id, AccountId by) {
        return changes.make("deletion", "", by, change -> {
            if (records.hold(id).isEmpty()) {
                return new Outcome.Refused("gone");
            }
            if (records.hasItems(id)) {
                return new Outcome.Refused("items");
            }
            if (commitments.forbidLosing(id)) {
                return new Outcome.Refused("promised");
            }
            records.end(id, Optional.empty(), change.number(), change.at());
            linking.unlink(id);
            return new Outcome.Done(id);
        });
    }

    /// Undoes a deletion, or a joining: what the other record got by it comes back, if it is still there. Links that
    /// went to the other one stay with it, since both may have had them.
    Outcome bringBack(RecordId id, AccountId by) {
        return changes.make("return", "", by, change -> {
            linking.begin();
            Optional<CataloguingRepository.Ended> ended = records.holdGone(id);
            if (ended.isEmpty()) {
                return new Outcome.Refused("there");
            }
            records.bringBack(id, change.number(), change.at());
            Long into = ended.get().into();
            if (into != null) {
                RecordId other = new RecordId(into);
                List<Long> holdings = records.taken(id, other, ended.get().change());
                if (!holdings.isEmpty()) {
                    records.move(other, id, holdings, change.number());
                }
                records.touch(other, change.at());
            }
            linking.link(id, StoredMarc.record(ended.get().marc()));
            return new Outcome.Done(id);
        });
    }

    Optional<MarcRecord> version(RecordId id, int version) {
        return records.marcOf(id, version).map(StoredMarc::record);
    }
}
