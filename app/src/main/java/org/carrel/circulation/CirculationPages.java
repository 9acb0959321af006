package org.carrel.circulation;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class CirculationPages implements ModulePages {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(
                540, "navigation.lendingPolicy", "/lending-policy", CirculationAudience.READ_POLICY));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/lending-policy", CirculationAudience.READ_POLICY),
                AccessRule.of(HttpMethod.GET, "/lending-policy/policy.csv", CirculationAudience.READ_POLICY),
                AccessRule.of(HttpMethod.GET, "/lending-policy/trial", CirculationAudience.READ_POLICY),
                AccessRule.of(HttpMethod.GET, "/lending-policy/versions/{number}", CirculationAudience.READ_POLICY),
                AccessRule.of("/lending-policy/versions", CirculationAudience.EDIT_POLICY),
                AccessRule.of("/lending-policy/draft", CirculationAudience.EDIT_POLICY),
                AccessRule.of("/lending-policy/draft.csv", CirculationAudience.EDIT_POLICY),
                AccessRule.of("/lending-policy/draft/**", CirculationAudience.EDIT_POLICY));
    }
}
