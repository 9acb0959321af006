package org.carrel.catalogue;

import org.carrel.people.StaffRole;
import org.carrel.web.Audience;

/// Whom the module's pages for staff are for.
public final class CatalogueAudience {

    /// Who changes records, holdings and items.
    public static final Audience CATALOGUERS =
            Audience.having(StaffRole.LIBRARIAN.authority(), StaffRole.SYSTEMS_LIBRARIAN.authority());

    /// Who looks after the search index.
    public static final Audience SYSTEMS = Audience.having(StaffRole.SYSTEMS_LIBRARIAN.authority());

    private CatalogueAudience() {}
}
