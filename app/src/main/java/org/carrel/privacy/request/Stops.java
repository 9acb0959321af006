package org.carrel.privacy.request;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sets and lifts what stops the use of somebody's data. The caller acts for `answer_rights`.
@Component
class Stops {

    private final StopRepository stops;
    private final RequestRepository requests;
    private final KnownSubjects people;
    private final Clock clock;

    Stops(StopRepository stops, RequestRepository requests, KnownSubjects people, Clock clock) {
        this.stops = stops;
        this.requests = requests;
        this.people = people;
        this.clock = clock;
    }

    /// In force with the end of the transaction.
    void set(String subject, String purpose) {
        requests.hold(subject);
        stops.add(keys(subject), purpose, clock.instant());
    }

    /// Ends what one request stopped; what another of theirs stops goes on being stopped.
    ///
    /// @return whether there was anything to end
    boolean lift(Request request) {
        @Nullable String subject = request.subject();
        @Nullable String purpose = request.stops();
        if (subject == null || purpose == null) {
            return false;
        }
        requests.hold(subject);
        requests.stops(request.id(), null);
        if (!requests.alsoStopped(request.id(), subject, purpose)) {
            stops.remove(keys(subject), purpose);
        }
        return true;
    }

    /// Some rows belong to the person, others to the account.
    private List<String> keys(String key) {
        List<String> keys = new ArrayList<>(List.of(key));
        people.byKey(key).ifPresent(known -> {
            Subject subject = known.subject();
            keys.add(subject.account().toString());
        });
        return keys.stream().distinct().toList();
    }
}
