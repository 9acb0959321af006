package org.carrel.people.joining;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Service;

/// Whoever joined for a time is told before it ends and may ask for more; the desk sees them
/// again and prolongs it.
@Service
class Renewals {

    private static final Purpose ASK = new Purpose("ask_renewal");

    private final RenewalRepository renewals;
    private final ApplicationRepository applications;
    private final Purposes purposes;
    private final JoiningSettings settings;
    private final LibraryDay day;

    Renewals(
            RenewalRepository renewals,
            ApplicationRepository applications,
            Purposes purposes,
            JoiningSettings settings,
            LibraryDay day) {
        this.renewals = renewals;
        this.applications = applications;
        this.purposes = purposes;
        this.settings = settings;
        this.day = day;
    }

    private LocalDate today() {
        return day.today();
    }

    private LocalDate latest() {
        return today().plus(settings.renewBefore());
    }

    /// What of theirs ends soon.
    Optional<RenewalRepository.Ending> of(Subject me) {
        return me.person() == null ? Optional.empty() : purposes.own(ASK, me, () -> renewals.own(today(), latest()));
    }

    void ask(Subject me) {
        UUID person = me.person();
        if (person != null) {
            purposes.own(ASK, me, () -> {
                renewals.alone(person);
                renewals.ask(today(), latest(), day.now()).ifPresent(id -> applications.askHome(id, day.now()));
                return Boolean.TRUE;
            });
        }
    }

    @EventListener
    void on(DayHasPassed passed) {
        purposes.run(Applications.KEEP, () -> renewals.plan(today(), latest(), day.now()));
    }
}
