package org.carrel.catalogue.authority;

import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.record.CatalogueRecord;
import org.springframework.boot.test.context.TestComponent;

/// Authorities for tests, entered as a librarian would.
@TestComponent
class AuthorityForTests {

    static final String LEADER = "00000nz  a2200000n  4500";

    private final Authorities authorities;
    private final Linking linking;
    private final Works works;
    private final CatalogueForTests catalogue;

    AuthorityForTests(Authorities authorities, Linking linking, Works works, CatalogueForTests catalogue) {
        this.authorities = authorities;
        this.linking = linking;
        this.works = works;
        this.catalogue = catalogue;
    }

    /// @param lines as [MarcText#book] reads them
    AuthorityId add(String lines) {
        Authorities.Outcome outcome = authorities.add(MarcText.record(LEADER, lines), "", catalogue.librarian());
        return ((Authorities.Outcome.Done) outcome).authority();
    }

    Authorities.Outcome replace(AuthorityId id, int seen, String lines) {
        return authorities.replace(id, seen, MarcText.record(LEADER, lines), "", catalogue.librarian());
    }

    void work() {
        works.work();
    }

    /// Where the page of a record shows a heading, and what that leads to; empty for a search.
    String linked(RecordId record, String tag) {
        CatalogueRecord read = catalogue.read(record);
        LinkedHeadings linked = linking.shown(record, read.marc());
        return org.carrel.catalogue.description.ControlledHeadings.of(read.marc()).stream()
                .filter(heading -> heading.field().tag().equals(tag))
                .map(ControlledHeading::place)
                .filter(place -> linked.places().containsKey(place))
                .map(place -> String.valueOf(linked.places().get(place)))
                .findFirst()
                .orElse("");
    }
}
