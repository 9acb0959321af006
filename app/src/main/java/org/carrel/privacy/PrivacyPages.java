package org.carrel.privacy;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class PrivacyPages implements ModulePages {

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/my-data", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/my-data/copy.zip", Audience.signedIn()));
    }
}
