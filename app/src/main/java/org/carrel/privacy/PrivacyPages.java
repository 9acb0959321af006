package org.carrel.privacy;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class PrivacyPages implements ModulePages {

    /// The data protection officer, by the authority that the module above gives them.
    private static final Audience OFFICER = Audience.having("ROLE_DPO");

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(640, "navigation.noticeVersions", "/privacy/officer/versions", OFFICER),
                // Erasing and letting go
                new NavigationEntry(644, "navigation.erasures", "/privacy/officer/erasures", OFFICER),
                new NavigationEntry(646, "navigation.retention", "/privacy/officer/retention", OFFICER));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/my-data", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/my-data/copy.zip", Audience.signedIn()),
                // Erasing and letting go
                AccessRule.of(HttpMethod.GET, "/privacy/officer/erasures", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/erasures", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/erasures/plan", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/erasures/{id}", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/erasures/{id}/progress", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/erasures/returns/{id}", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/retention", OFFICER),
                // The notice
                AccessRule.of(HttpMethod.GET, "/privacy", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/privacy/versions", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/privacy/versions/compare", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/privacy/versions/{hash}", Audience.everyone()),
                AccessRule.of(HttpMethod.POST, "/privacy/seen", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/versions", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/versions", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/versions/{hash}", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/versions/{hash}/signature", OFFICER));
    }
}
