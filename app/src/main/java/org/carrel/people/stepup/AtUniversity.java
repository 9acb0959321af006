package org.carrel.people.stepup;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether a second proof can be shown to the university's sign-in service instead.
@Component
class AtUniversity {

    private final boolean possible;

    /// @param issuer of that service; empty without one
    /// @param acr    which it is asked for; several are parted by commas or stand in a list
    /// @param first  the first of a list
    AtUniversity(
            @Value("${carrel.signin.oidc.issuer:}") String issuer,
            @Value("${carrel.signin.oidc.step-up.acr:}") String acr,
            @Value("${carrel.signin.oidc.step-up.acr[0]:}") String first) {
        this.possible = !issuer.isEmpty() && !(acr.isEmpty() && first.isEmpty());
    }

    boolean isPossible() {
        return possible;
    }
}
