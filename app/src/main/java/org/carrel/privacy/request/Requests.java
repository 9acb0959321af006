package org.carrel.privacy.request;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes in what people ask, does at once what needs no weighing, and shows them what became of it.
@Service
class Requests {

    static final Purpose ANSWER = new Purpose("answer_rights");

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final Purpose SHOW = new Purpose("show_own_data");

    private final RequestRepository requests;
    private final OwnRights rights;
    private final KnownSubjects people;
    private final Stops stops;
    private final Purposes purposes;
    private final Clock clock;

    Requests(
            RequestRepository requests,
            OwnRights rights,
            KnownSubjects people,
            Stops stops,
            Purposes purposes,
            Clock clock) {
        this.requests = requests;
        this.rights = rights;
        this.people = people;
        this.stops = stops;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Taken(long id) implements Outcome {}

        /// It was asked already and is open.
        record Joined(long id) implements Outcome {}

        /// @param reason a message key under `rights.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// By somebody who is signed in. A restriction (but of whoever acts for the library), an objection and the
    /// withdrawal of a consent act at once; the last needs no answer, so it is closed too.
    Outcome ask(Subject subject, Asked asked) {
        Optional<String> against = against(asked);
        if (against.isPresent()) {
            return new Outcome.Refused(against.get());
        }
        return purposes.in(ANSWER, () -> {
            requests.hold(subject.key());
            Optional<Long> same = requests.same(subject.key(), asked);
            return same.isPresent() ? join(same.get(), asked) : take(subject, asked);
        });
    }

    private Optional<String> against(Asked asked) {
        if (asked.body().length() > Asked.LONGEST) {
            return Optional.of("long");
        }
        if (!rights.mayAsk(asked.kind(), asked.concerns())) {
            return Optional.of("concerns");
        }
        boolean wordless = !WrittenReason.isSomething(asked.body());
        return wordless && needsWords(asked.kind()) ? Optional.of("body") : Optional.empty();
    }

    /// Nobody has to say why they want to see, erase, object or withdraw.
    private static boolean needsWords(Kind kind) {
        return kind == Kind.RECTIFY || kind == Kind.COMPLAIN || kind == Kind.RESTRICT;
    }

    private Outcome join(long id, Asked asked) {
        requests.step(id, StepKind.ASKED_AGAIN, null, asked.body(), clock.instant(), false);
        return new Outcome.Joined(id);
    }

    private Outcome take(Subject subject, Asked asked) {
        return take(subject.key(), asked, stopsAtOnce(subject, asked) ? asked.concerns() : null);
    }

    /// Whoever acts for the library could otherwise hide from those who must be able to end that: of their restriction
    /// the officer decides.
    private boolean stopsAtOnce(Subject subject, Asked asked) {
        return asked.kind().stops() && (asked.kind() != Kind.RESTRICT || !actsForTheLibrary(subject));
    }

    boolean actsForTheLibrary(Subject subject) {
        return purposes.in(ANSWER, () -> people.actsForTheLibrary(subject.account()));
    }

    private Outcome take(String subject, Asked asked, @Nullable String stopped) {
        long id = requests.add(asked, subject, stopped, clock.instant());
        step(id, StepKind.RECEIVED, asked.body());
        if (stopped != null) {
            stops.set(subject, stopped);
            step(id, StepKind.STOPPED, "");
        }
        if (asked.kind() == Kind.WITHDRAW) {
            step(id, StepKind.FULFILLED, "");
            requests.close(id, "fulfilled", clock.instant());
        }
        LOG.info("Request {} ({}) came in", id, asked.kind().key());
        return new Outcome.Taken(id);
    }

    /// By somebody who is not signed in; a person finds out who they are.
    long askFromOutside(Asked asked) {
        return purposes.in(ANSWER, () -> {
            long id = requests.add(asked, null, null, clock.instant());
            step(id, StepKind.RECEIVED, asked.body());
            LOG.info(
                    "Request {} ({}) came in by the public form",
                    id,
                    asked.kind().key());
            return id;
        });
    }

    List<Request> own(Subject subject) {
        return purposes.own(SHOW, subject, requests::visible);
    }

    /// Empty also where it is somebody else's.
    Optional<Request> own(Subject subject, long id) {
        return purposes.own(SHOW, subject, () -> requests.one(id));
    }

    /// @return false where there is nothing to say, or no open request of theirs to add it to
    boolean write(DataSubject me, long id, String text) {
        String said = text.strip();
        Optional<Request> own = own(me.subjectOfData(), id);
        if (said.isEmpty()
                || said.length() > Asked.LONGEST
                || !own.map(Request::isOpen).orElse(false)) {
            return false;
        }
        purposes.run(ANSWER, () -> step(id, StepKind.FROM_PERSON, said));
        return true;
    }

    /// The person no longer asks. What was stopped because of it is used again.
    void withdraw(DataSubject me, long id) {
        Optional<Request> own = own(me.subjectOfData(), id);
        purposes.run(ANSWER, () -> {
            requests.lock(id);
            own.flatMap(request -> requests.one(request.id()))
                    .filter(Requests::isWithdrawable)
                    .ifPresent(this::withdraw);
        });
    }

    /// Also a restriction that the officer has confirmed: it is the person's to end.
    static boolean isWithdrawable(Request request) {
        return request.isOpen() || (request.stops() != null && request.kind() != Kind.WITHDRAW);
    }

    private void withdraw(Request request) {
        stops.lift(request);
        step(request.id(), StepKind.WITHDRAWN, "");
        requests.close(request.id(), "withdrawn", clock.instant());
    }

    private void step(long id, StepKind kind, String said) {
        requests.step(id, kind, null, said, clock.instant(), false);
    }
}
