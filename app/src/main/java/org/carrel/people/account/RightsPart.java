package org.carrel.people.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.SignedIn;
import org.carrel.people.account.OwnAffiliationRepository.OwnAffiliation;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What somebody may do, and until when.
@Component
@For("show_own_data")
class RightsPart implements AccountPart {

    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final int ORDER = 100;

    private final OwnAffiliationRepository affiliations;
    private final Purposes purposes;
    private final LibraryDay day;

    RightsPart(OwnAffiliationRepository affiliations, Purposes purposes, LibraryDay day) {
        this.affiliations = affiliations;
        this.purposes = purposes;
        this.day = day;
    }

    /// @param closes the day on which the account closes, where they were told
    record OwnRights(
            List<OwnAffiliation> now,
            List<OwnAffiliation> later,
            List<OwnAffiliation> ended,
            Optional<LocalDate> closes) {}

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Part> view(SignedIn me) {
        return me.personId() == null
                ? Optional.empty()
                : Optional.of(new Part("people/account/rights", Map.of("rights", rights(me))));
    }

    OwnRights rights(SignedIn me) {
        LocalDate today = day.today();
        return purposes.own(SHOW, me.subjectOfData(), () -> {
            List<OwnAffiliation> all = affiliations.of(today);
            return new OwnRights(
                    all.stream()
                            .filter(one -> !isOver(one, today) && !one.since().isAfter(today))
                            .toList(),
                    all.stream().filter(one -> one.since().isAfter(today)).toList(),
                    all.stream().filter(one -> isOver(one, today)).toList(),
                    affiliations.closes());
        });
    }

    private static boolean isOver(OwnAffiliation one, LocalDate today) {
        return one.until() != null && one.until().isBefore(today);
    }
}
