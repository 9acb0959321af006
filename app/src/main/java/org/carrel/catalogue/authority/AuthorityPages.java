package org.carrel.catalogue.authority;

import java.util.List;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.springframework.stereotype.Component;

/// Finds authorities by their numbers, also those that have another one now.
@Component
class AuthorityPages {

    private static final int WORKS = 12;

    private final AuthorityRepository authorities;
    private final AuthorityPageRepository around;

    AuthorityPages(AuthorityRepository authorities, AuthorityPageRepository around) {
        this.authorities = authorities;
        this.around = around;
    }

    /// What a number leads to.
    sealed interface Found {

        record Here(AuthorityPage page) implements Found {}

        record Moved(AuthorityId to) implements Found {}

        record Gone() implements Found {}

        record Never() implements Found {}
    }

    Found find(AuthorityId id) {
        return authorities.one(id.value()).map(this::found).orElse(new Found.Never());
    }

    private Found found(AuthorityRepository.Row row) {
        if (row.mergedInto() != null) {
            return new Found.Moved(new AuthorityId(row.mergedInto()));
        }
        MarcRecord marc = StoredMarc.record(row.marc());
        return row.gone()
                ? new Found.Gone()
                : AgreedHeading.of(marc)
                        .<Found>map(heading -> here(row, marc, heading))
                        .orElse(new Found.Gone());
    }

    private Found.Here here(AuthorityRepository.Row row, MarcRecord marc, AgreedHeading heading) {
        return new Found.Here(new AuthorityPage(
                new AuthorityId(row.id()),
                row.version(),
                marc,
                heading,
                List.copyOf(around.related(row.id(), heading)),
                AuthorityPage.dates(marc),
                AuthorityPage.notes(marc),
                AuthorityPage.outside(marc),
                around.uses(row.id()),
                around.works(row.id(), WORKS),
                around.same(row.id(), heading)));
    }
}
