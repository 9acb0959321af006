package org.carrel.buildings;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class BuildingsPages implements ModulePages {

    private static final Audience GATE = Audience.having(BuildingsAudience.GATE);

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(100, "navigation.buildings", "/buildings", Audience.everyone()),
                new NavigationEntry(600, "navigation.doors", "/doors", BuildingsAudience.DOORS));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/buildings", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/buildings/{building}", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/doors", BuildingsAudience.DOORS),
                AccessRule.of(HttpMethod.GET, "/doors/counts.csv", BuildingsAudience.DOORS),
                AccessRule.of("/doors/overrides", BuildingsAudience.DOORS),
                AccessRule.of("/doors/simulator", BuildingsAudience.DOORS),
                AccessRule.of("/doors/evacuations", BuildingsAudience.DOORS),
                AccessRule.of(HttpMethod.GET, "/doors/evacuations/{id}", BuildingsAudience.DOORS),
                AccessRule.of(HttpMethod.POST, "/doors/evacuations/{id}/end", BuildingsAudience.DOORS),
                AccessRule.of(HttpMethod.GET, "/doors/settings", BuildingsAudience.SETTINGS),
                AccessRule.of(HttpMethod.POST, "/doors/settings/year", BuildingsAudience.SETTINGS),
                AccessRule.of("/doors/settings/{building}", BuildingsAudience.SETTINGS),
                AccessRule.of(HttpMethod.POST, "/doors/settings/gates", BuildingsAudience.GATES),
                AccessRule.of(HttpMethod.POST, "/doors/settings/gates/{gate}/token", BuildingsAudience.GATES),
                AccessRule.of(HttpMethod.POST, "/doors/settings/gates/{gate}/revocation", BuildingsAudience.GATES),
                AccessRule.of(HttpMethod.POST, "/api/v1/gates/{gate}/entries", GATE),
                AccessRule.of(HttpMethod.POST, "/api/v1/gates/{gate}/offline-entries", GATE),
                AccessRule.of(HttpMethod.GET, "/api/v1/gates/{gate}/snapshot", GATE));
    }
}
