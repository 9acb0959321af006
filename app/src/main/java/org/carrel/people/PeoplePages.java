package org.carrel.people;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class PeoplePages implements ModulePages {

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of("/sign-in", Audience.everyone()),
                AccessRule.of("/setup", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/account", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/account/sessions/end", Audience.signedIn()));
    }
}
