package org.carrel.sentinel;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class SentinelPages implements ModulePages {

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/alerts", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts.csv", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts/{id}", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts/{id}/days.csv", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts/{id}/securing", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing/retries", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing/undo", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/was-this-me/{code}", Audience.everyone()),
                AccessRule.of(HttpMethod.POST, "/was-this-me/{code}", Audience.everyone()),
                AccessRule.of(HttpMethod.POST, "/api/v1/sentinel/logs", Audience.having(SentinelAudience.SEND_LOGS)));
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(700, "navigation.alerts", "/alerts", SentinelAudience.REVIEWER));
    }
}
