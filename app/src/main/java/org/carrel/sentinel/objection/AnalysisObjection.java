package org.carrel.sentinel.objection;

import java.util.Set;
import org.carrel.privacy.OwnObjection;
import org.springframework.stereotype.Component;

/// The search for stolen accounts has an objection of its own: it works on tokens, from which the
/// row policies find nobody. Whoever is left out of the search is left out of all that follows from
/// it.
@Component
class AnalysisObjection implements OwnObjection {

    @Override
    public Set<String> purposes() {
        return Set.of(
                "detect_compromise",
                "check_detector",
                "release_detector",
                "review_alerts",
                "identify_compromised",
                "secure_account");
    }

    @Override
    public String address() {
        return "/my-data#stolen";
    }
}
