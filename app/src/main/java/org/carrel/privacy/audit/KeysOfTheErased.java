package org.carrel.privacy.audit;

import java.util.Set;
import org.carrel.privacy.Audit;
import org.carrel.privacy.Outside;
import org.carrel.privacy.Subject;
import org.springframework.stereotype.Component;

/// What was written down about somebody who is erased stays in the chain, and nobody can read it any more.
@Component
class KeysOfTheErased implements Outside {

    private final Audit audit;

    KeysOfTheErased(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void forget(Subject subject, Set<String> tokens) {
        audit.forget(subject, tokens);
    }
}
