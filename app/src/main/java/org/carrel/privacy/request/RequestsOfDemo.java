package org.carrel.privacy.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carrel.privacy.InventedRequests;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Requests of different ages, so that every state of a clock can be seen.
@Component
@Profile("demo")
class RequestsOfDemo implements InventedRequests {

    private static final String INVENTED = " (invented for the demo)";

    private final RequestRepository requests;
    private final Purposes purposes;
    private final Clock clock;

    RequestsOfDemo(RequestRepository requests, Purposes purposes, Clock clock) {
        this.requests = requests;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public void make(Subject reader, Subject other, Subject officer) {
        purposes.run(Requests.ANSWER, () -> {
            add(reader.key(), Kind.RECTIFY, "name", "My second given name is missing", 27);
            add(other.key(), Kind.ERASE, "*", "I finished years ago and no longer use the library", 12);
            long complaint = add(reader.key(), Kind.COMPLAIN, "*", "A letter about my loans lay open on the desk", 4);
            requests.step(
                    complaint,
                    StepKind.ACKNOWLEDGED,
                    officer.account(),
                    "Thank you. I am looking into it and will write again.",
                    ago(3),
                    false);
            long outside = add(null, Kind.ACCESS, "*", "Is anything held about me?", 9);
            requests.step(
                    outside,
                    StepKind.IDENTITY_ASKED,
                    officer.account(),
                    "Please come to the desk with something that shows your name.",
                    ago(8),
                    false);
        });
    }

    private long add(@Nullable String subject, Kind kind, String concerns, String body, int days) {
        String said = body + INVENTED;
        Asked asked = subject == null
                ? new Asked(kind, concerns, said, "Invented visitor", "visitor@demo.example", null)
                : Asked.own(kind, concerns, said);
        long id = requests.add(asked, subject, null, ago(days));
        requests.step(id, StepKind.RECEIVED, null, said, ago(days), false);
        return id;
    }

    private Instant ago(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
