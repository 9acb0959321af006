package org.carrel.people.scim;

import java.util.List;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.springframework.stereotype.Component;

@Component
class ScimPages implements ModulePages {

    private static final Audience SYSTEMS_LIBRARIANS = Audience.having(StaffRole.SYSTEMS_LIBRARIAN.authority());

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(Documents.BASE + "/**", Audience.having(ScimTokens.CLIENT)),
                AccessRule.of(TokenController.PAGE, SYSTEMS_LIBRARIANS),
                AccessRule.of(TokenController.PAGE + "/revocation", SYSTEMS_LIBRARIANS));
    }
}
