package org.carrel.people.university;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/// The other addresses belong to filters: see [UniversitySignIn].
@Component
class UniversityPages implements ModulePages {

    @Override
    public List<AccessRule> access() {
        return List.of(AccessRule.of(HttpMethod.GET, "/sign-in/arrived", Audience.everyone()));
    }
}
