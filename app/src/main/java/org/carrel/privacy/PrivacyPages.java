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
        return List.of(new NavigationEntry(630, "navigation.desk", "/privacy/officer", OFFICER));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/my-data", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/my-data/copy.zip", Audience.signedIn()),
                // Rights, requests and the officer's desk
                AccessRule.of(HttpMethod.GET, "/my-data/rights", Audience.signedIn()),
                AccessRule.of("/my-data/rights/{right}", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/my-data/name", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/my-data/requests/{id}", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/my-data/requests/{id}/message", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/my-data/requests/{id}/withdrawal", Audience.signedIn()),
                AccessRule.of("/privacy/request", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/privacy/request/received", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/privacy/officer", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/requests/{id}", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/requests/{id}/steps", OFFICER),
                AccessRule.of("/privacy/officer/requests/{id}/texts", OFFICER),
                AccessRule.of("/privacy/officer/holds", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/holds/{id}/release", OFFICER),
                AccessRule.of("/privacy/officer/breaches", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/breaches/{id}", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/breaches/{id}/{step}", OFFICER),
                AccessRule.of("/privacy/officer/disclosures", OFFICER),
                AccessRule.of(HttpMethod.GET, "/privacy/officer/disclosures/{id}", OFFICER),
                AccessRule.of(HttpMethod.POST, "/privacy/officer/disclosures/{id}/{step}", OFFICER),
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
