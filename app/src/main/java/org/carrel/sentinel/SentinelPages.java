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
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/reveals", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts/{id}/person", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/reveals", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/reveals/{id}/agreement", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/oversight", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.GET, "/oversight/reveals.csv", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.GET, "/oversight/assessment", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.GET, "/oversight/assessment/{version}", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.POST, "/oversight/assessment", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.GET, "/oversight/objections", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.POST, "/oversight/objections/{id}/ground", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.POST, "/my-data/objection", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/my-data/objection/withdrawal", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/oversight/training/{account}", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.POST, "/oversight/training/{account}/end", SentinelAudience.OFFICER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/verdicts", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/suppressions", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/suppressions/end", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/audit", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/audit/{id}", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/audit/{id}/verdict", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/accuracy", SentinelAudience.SEEING),
                AccessRule.of(HttpMethod.GET, "/accuracy/{name}.csv", SentinelAudience.SEEING),
                AccessRule.of(HttpMethod.GET, "/releases", SentinelAudience.SEEING),
                AccessRule.of(HttpMethod.GET, "/releases/{slot}/{name}.csv", SentinelAudience.SEEING),
                AccessRule.of(HttpMethod.POST, "/releases/trials/{id}/sign", SentinelAudience.CHECKING),
                AccessRule.of(HttpMethod.POST, "/releases/trials", SentinelAudience.STATISTICIAN),
                AccessRule.of(HttpMethod.POST, "/releases/trials/{id}/end", SentinelAudience.STATISTICIAN),
                AccessRule.of(HttpMethod.POST, "/releases/bias-check", SentinelAudience.STATISTICIAN),
                AccessRule.of(HttpMethod.POST, "/releases/{id}/reverse", SentinelAudience.STATISTICIAN),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/alerts/{id}/securing", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing/retries", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing/by-hand", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/securing/answer", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/alerts/{id}/by-hand", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.POST, "/reveals/{id}/refusal", SentinelAudience.REVIEWER),
                AccessRule.of(HttpMethod.GET, "/was-this-me/{code}", Audience.everyone()),
                AccessRule.of(HttpMethod.POST, "/was-this-me/{code}", Audience.everyone()),
                AccessRule.of(HttpMethod.POST, "/api/v1/sentinel/logs", Audience.having(SentinelAudience.SEND_LOGS)));
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(700, "navigation.alerts", "/alerts", SentinelAudience.REVIEWER),
                new NavigationEntry(710, "navigation.audit", "/audit", SentinelAudience.REVIEWER),
                new NavigationEntry(720, "navigation.accuracy", "/accuracy", SentinelAudience.SEEING),
                new NavigationEntry(730, "navigation.releases", "/releases", SentinelAudience.SEEING),
                new NavigationEntry(740, "navigation.oversight", "/oversight", SentinelAudience.OFFICER));
    }
}
