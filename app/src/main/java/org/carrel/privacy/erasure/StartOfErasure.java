package org.carrel.privacy.erasure;

import org.carrel.privacy.Subject;
import org.carrel.privacy.request.Erasing;
import org.springframework.stereotype.Component;

/// Where the officer plans the erasure that somebody asked for. Whom it is about stands in no address: they are looked
/// up there.
@Component
class StartOfErasure implements Erasing {

    @Override
    public String startPath(Subject subject) {
        return "/privacy/officer/erasures";
    }
}
