package org.carrel.privacy.hold;

import java.util.Map;
import org.carrel.privacy.DeskPart;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// On the officer's desk: how many holds somebody has to look at again.
@Component
@For("answer_rights")
class ExpiredHolds implements DeskPart {

    private final Holds holds;

    ExpiredHolds(Holds holds) {
        this.holds = holds;
    }

    @Override
    public int getOrder() {
        return 300;
    }

    @Override
    public Part view() {
        return new Part("privacy/hold/part", Map.of("expired", holds.expired()));
    }
}
