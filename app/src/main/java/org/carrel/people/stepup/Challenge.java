package org.carrel.people.stepup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.carrel.web.StepUp;

/// What a passkey has to sign, in the session from the page to its form.
final class Challenge {

    private static final String ATTRIBUTE = StepUp.OF_SIGN_IN + "challenge";

    private Challenge() {}

    static String fresh(HttpServletRequest request) {
        String challenge = Passkeys.newChallenge();
        request.getSession().setAttribute(ATTRIBUTE, challenge);
        return challenge;
    }

    /// Once; a challenge that nobody can have signed where there is none.
    static String take(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object challenge = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return challenge instanceof String text ? text : Passkeys.newChallenge();
    }
}
