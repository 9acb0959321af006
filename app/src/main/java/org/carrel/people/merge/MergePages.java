package org.carrel.people.merge;

import java.util.List;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.stereotype.Component;

@Component
class MergePages implements ModulePages {

    private static final int PLACE = 330;
    private static final Audience LIBRARIANS = Audience.having(StaffRole.LIBRARIAN.authority());

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(PLACE, "navigation.duplicates", "/people/duplicates", LIBRARIANS));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of("/people/duplicates", LIBRARIANS),
                AccessRule.of("/people/duplicates/apart", LIBRARIANS),
                AccessRule.of("/people/merges", LIBRARIANS),
                AccessRule.of("/people/merges/**", LIBRARIANS));
    }
}
