package org.carrel.people.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Service;

/// Whoever joined for a time is told before it ends and may ask for more; the desk sees them again and prolongs it.
@Service
class Renewals {

    private static final Purpose ASK = new Purpose("ask_renewal");

    private final RenewalRepository renewals;
    private final ApplicationRepository applications;
    private final Purposes purposes;
    private final JoiningSettings settings;
    private final Clock clock;

    Renewals(
            RenewalRepository renewals,
            ApplicationRepository applications,
            Purposes purposes,
            JoiningSettings settings,
            Clock clock) {
        this.renewals = renewals;
        this.applications = applications;
        this.purposes = purposes;
        this.settings = settings;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate latest() {
        return today().plus(settings.renewBefore());
    }

    /// What of theirs ends soon.
    Optional<RenewalRepository.Ending> of(Subject me) {
        return me.person() == null ? Optional.empty() : purposes.own(ASK, me, () -> renewals.own(today(), latest()));
    }

    void ask(Subject me) {
        if (me.person() != null) {
            purposes.own(ASK, me, () -> {
                renewals.ask(today(), latest(), clock.instant())
                        .ifPresent(id -> applications.askHome(id, clock.instant()));
                return Boolean.TRUE;
            });
        }
    }

    @EventListener
    void on(DayHasPassed day) {
        purposes.run(Applications.KEEP, () -> renewals.plan(today(), latest(), clock.instant()));
    }
}
