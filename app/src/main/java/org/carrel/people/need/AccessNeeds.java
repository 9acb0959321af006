package org.carrel.people.need;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What is arranged for people, from a closed list: there is no room for a diagnosis.
@Service
class AccessNeeds {

    /// As the database and the message keys spell them.
    static final List<String> KINDS = List.of(
            "longer_loans",
            "items_fetched",
            "collected_by_another",
            "items_by_post",
            "large_print",
            "assistive_software",
            "step_free_way",
            "quiet_place",
            "adjustable_desk",
            "hearing_loop",
            "evacuation_help",
            "assistance_dog",
            "more_time_to_enter");

    private static final Logger LOG = LoggerFactory.getLogger(AccessNeeds.class);
    private static final Purpose ARRANGE = new Purpose("arrange_access");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final Purpose KEEP_OWN = new Purpose("keep_own_account");

    private final AccessNeedRepository needs;
    private final Purposes purposes;
    private final LibraryDay day;

    AccessNeeds(AccessNeedRepository needs, Purposes purposes, LibraryDay day) {
        this.needs = needs;
        this.purposes = purposes;
        this.day = day;
    }

    LocalDate today() {
        return day.today();
    }

    Optional<String> nameOf(PersonId person) {
        return purposes.in(ARRANGE, () -> needs.nameOf(person));
    }

    List<AccessNeed> of(PersonId person) {
        return purposes.in(ARRANGE, () -> needs.of(person));
    }

    /// @return what speaks against it, as a message key under `need.refused.`
    Optional<String> add(PersonId person, String kind, AccountId by) {
        if (!KINDS.contains(kind)) {
            return Optional.of("kind");
        }
        if (!purposes.in(ARRANGE, () -> needs.add(person, kind, day.today(), by))) {
            return Optional.of("twice");
        }
        LOG.info("Account {} recorded an arrangement", by.value());
        return Optional.empty();
    }

    void end(PersonId person, UUID need, AccountId by) {
        if (purposes.in(ARRANGE, () -> needs.end(person, need, day.today()))) {
            LOG.info("Account {} ended the arrangement {}", by.value(), need);
        }
    }

    List<AccessNeed> own(SignedIn me) {
        return purposes.own(SHOW, me.subjectOfData(), () -> needs.own(day.today()));
    }

    boolean endOwn(SignedIn me, UUID need) {
        PersonId person = me.personId();
        return person != null && purposes.own(KEEP_OWN, me.subjectOfData(), () -> needs.end(person, need, day.today()));
    }
}
