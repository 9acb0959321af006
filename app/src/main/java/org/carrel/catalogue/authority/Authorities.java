package org.carrel.catalogue.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.description.HeadingForm;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.carrel.catalogue.marc.Subfield;
import org.carrel.people.AccountId;
import org.springframework.stereotype.Service;

/// Changes authorities, one by one and by hand. What follows for the records is done in the
/// background.
@Service
public class Authorities {

    private final AuthorityRepository authorities;
    private final LinkRepository links;
    private final WorkRepository works;
    private final Works background;
    private final Changes changes;

    Authorities(
            AuthorityRepository authorities,
            LinkRepository links,
            WorkRepository works,
            Works background,
            Changes changes) {
        this.authorities = authorities;
        this.links = links;
        this.works = works;
        this.background = background;
        this.changes = changes;
    }

    /// What came of the wish to change something.
    public sealed interface Outcome {

        /// @param authority the one to look at now
        record Done(AuthorityId authority) implements Outcome {}

        /// @param reason a message key under `authorities.refused.`
        /// @param number what it says, if it says one
        record Refused(String reason, long number) implements Outcome {}
    }

    private static Outcome refused(String reason) {
        return new Outcome.Refused(reason, 0);
    }

    private Outcome made(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            background.start();
        }
        return outcome;
    }

    /// @param why in a few words; may be empty
    public Outcome add(MarcRecord record, String why, AccountId by) {
        Optional<AgreedHeading> heading = heading(record);
        if (heading.isEmpty()) {
            return refused("heading");
        }
        return made(changes.make("authority", why, by, change -> {
            links.changeAuthorities();
            long id = authorities.add(heading.get(), change.number(), change.at());
            works.ask(List.of(id), change.at());
            return new Outcome.Done(new AuthorityId(id));
        }));
    }

    /// A work, a place or whatever else has leader/06 of something else is none.
    private static Optional<AgreedHeading> heading(MarcRecord record) {
        return AgreedHeading.isAuthority(record) ? AgreedHeading.of(record) : Optional.empty();
    }

    /// Another heading leaves the one before as a form of it: records that still have that are
    /// found, and keep their
    /// link.
    ///
    /// @param seen the version that whoever changes it has looked at
    public Outcome replace(AuthorityId id, int seen, MarcRecord record, String why, AccountId by) {
        if (heading(record).isEmpty()) {
            return refused("heading");
        }
        return made(changes.make("authority", why, by, change -> {
            links.changeAuthorities();
            Optional<AuthorityRepository.Row> row = authorities.one(id.value()).filter(one -> !one.gone());
            if (row.isEmpty()) {
                return refused("gone");
            }
            if (row.get().version() != seen) {
                return refused("changed");
            }
            MarcRecord before = StoredMarc.record(row.get().marc());
            if (isOfAnotherKind(before, record)) {
                return refused("kind");
            }
            MarcRecord kept = keeping(record, List.of(before), false);
            replace(id.value(), kept, change.number(), change.at());
            return new Outcome.Done(id);
        }));
    }

    private void replace(long id, MarcRecord record, long change, Instant at) {
        authorities.replace(id, AgreedHeading.of(record).orElseThrow(), change, at);
        works.ask(List.of(id), at);
    }

    /// With the headings of others as other forms, where it does not have them.
    ///
    /// @param all whether their other forms come too
    private static MarcRecord keeping(MarcRecord record, List<MarcRecord> others, boolean all) {
        MarcRecord kept = record;
        for (MarcRecord other : others) {
            for (MarcField field : other.fields()) {
                char first = field.tag().charAt(0);
                if (field instanceof DataField data && (first == '1' || all && first == '4')) {
                    kept = with(kept, data);
                }
            }
        }
        return kept;
    }

    private static MarcRecord with(MarcRecord record, DataField field) {
        AgreedHeading heading = AgreedHeading.of(record).orElseThrow();
        Optional<HeadingForm> form = HeadingForm.of(field, true);
        if (form.isEmpty() || isKnown(heading, form.get())) {
            return record;
        }
        List<Subfield> subfields = new ArrayList<>();
        if (field.tag().charAt(0) == '1') {
            // An earlier established form.
            subfields.add(new Subfield('w', "nne"));
        }
        subfields.addAll(field.subfields());
        List<MarcField> fields = new ArrayList<>(record.fields());
        int place = 0;
        while (place < fields.size() && fields.get(place).tag().compareTo("500") < 0) {
            place++;
        }
        fields.add(
                place,
                new DataField("4" + field.tag().substring(1), field.first(), field.second(), List.copyOf(subfields)));
        return new MarcRecord(record.leader(), fields);
    }

    private static boolean isKnown(AgreedHeading heading, HeadingForm form) {
        return heading.heading().kind() == form.kind()
                        && heading.heading().key().equals(form.key())
                || heading.variants().stream()
                        .anyMatch(one -> one.kind() == form.kind() && one.key().equals(form.key()));
    }

    /// Joins one to another that means the same: its heading and its other forms become forms of
    /// the other.
    public Outcome merge(AuthorityId id, AuthorityId into, AccountId by) {
        if (id.equals(into)) {
            return refused("itself");
        }
        return made(changes.make("authority_merge", id.value() + " → " + into.value(), by, change -> {
            links.changeAuthorities();
            Optional<AuthorityRepository.Row> one = authorities.one(id.value()).filter(row -> !row.gone());
            Optional<AuthorityRepository.Row> other =
                    authorities.one(into.value()).filter(row -> !row.gone());
            if (one.isEmpty() || other.isEmpty()) {
                return refused("gone");
            }
            MarcRecord from = StoredMarc.record(one.get().marc());
            MarcRecord to = StoredMarc.record(other.get().marc());
            if (isOfAnotherKind(from, to)) {
                return refused("kind");
            }
            MarcRecord merged = keeping(to, List.of(from), true);
            List<String> numbers =
                    AgreedHeading.of(from).map(AgreedHeading::numbers).orElse(List.of());
            authorities.end(id.value(), into.value(), change.number(), change.at());
            authorities.inherit(id.value(), into.value(), numbers);
            replace(into.value(), merged, change.number(), change.at());
            works.ask(List.of(id.value()), change.at());
            return new Outcome.Done(into);
        }));
    }

    /// Who makes works never becomes what works are about, nor a work: records could not say so in the same fields. A
    /// body that was taken for a person, or a place that was taken for a topic, can be put right.
    private static boolean isOfAnotherKind(MarcRecord one, MarcRecord other) {
        HeadingKind first = AgreedHeading.of(one).orElseThrow().heading().kind();
        HeadingKind second = AgreedHeading.of(other).orElseThrow().heading().kind();
        return first.isName() != second.isName()
                || (first == HeadingKind.TITLE) != (second == HeadingKind.TITLE)
                || (first == HeadingKind.GENRE) != (second == HeadingKind.GENRE);
    }

    /// Only what no record uses; else it has to be joined to another one.
    public Outcome delete(AuthorityId id, AccountId by) {
        return made(changes.make("authority_deletion", "", by, change -> {
            links.changeAuthorities();
            if (authorities.one(id.value()).filter(row -> !row.gone()).isEmpty()) {
                return refused("gone");
            }
            long uses = links.uses(id.value());
            if (uses > 0) {
                return new Outcome.Refused("used", uses);
            }
            authorities.end(id.value(), null, change.number(), change.at());
            authorities.forgetNumbers(id.value());
            return new Outcome.Done(id);
        }));
    }

    /// Has the heading written into all records that use it.
    public Outcome rewrite(AuthorityId id, AccountId by) {
        return made(changes.make("heading", "", by, change -> {
            Optional<AgreedHeading> heading = authorities
                    .one(id.value())
                    .filter(row -> !row.gone())
                    .flatMap(row -> AgreedHeading.of(StoredMarc.record(row.marc())));
            if (heading.isEmpty()) {
                return refused("gone");
            }
            works.askToRewrite(id.value(), change.number(), change.at());
            return new Outcome.Done(id);
        }));
    }

    /// Has the headings without an authority counted anew.
    void count(AccountId by) {
        changes.make("authority", "", by, change -> {
            works.askToCount(change.at());
            return true;
        });
        background.start();
    }

    Optional<MarcRecord> version(AuthorityId id, int version) {
        return authorities.marcOf(id.value(), version).map(StoredMarc::record);
    }
}
