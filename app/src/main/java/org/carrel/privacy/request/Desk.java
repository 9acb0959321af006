package org.carrel.privacy.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.privacy.clock.Deadlines;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// What the officer does about requests. Whatever decides one is told to the person.
@Service
class Desk {

    /// On what ground a request may be refused: keys under `desk.ground.`.
    static final List<String> GROUNDS = List.of("basis", "exempt", "compelling", "excessive", "identity");

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int RECENT = 20;

    private final RequestRepository requests;
    private final Stops stops;
    private final KnownSubjects people;
    private final Deadlines deadlines;
    private final Purposes purposes;
    private final ObjectProvider<Letterbox> letterbox;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final Clock clock;

    Desk(
            RequestRepository requests,
            Stops stops,
            KnownSubjects people,
            Deadlines deadlines,
            Purposes purposes,
            ObjectProvider<Letterbox> letterbox,
            MessageSource messages,
            LibraryProfile library,
            Clock clock) {
        this.requests = requests;
        this.stops = stops;
        this.people = people;
        this.deadlines = deadlines;
        this.purposes = purposes;
        this.letterbox = letterbox;
        this.messages = messages;
        this.library = library;
        this.clock = clock;
    }

    /// A request on the desk.
    ///
    /// @param person empty while nobody knows who asks, and for people who are no longer held
    record Entry(Request request, Due due, Optional<KnownSubject> person) {

        /// As the desk calls whoever asks; empty where nobody is known.
        String who() {
            @Nullable String typed = request.askerName();
            return person.map(KnownSubject::name).orElse(typed == null ? "" : typed);
        }
    }

    /// What goes with a step.
    ///
    /// @param said what the person is told, the reason, or a user name, as the step asks for
    /// @param ground of a refusal; empty for every other step
    record Words(String said, String ground) {}

    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param reason a message key under `desk.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// Whatever ends first comes first; what has no end comes last.
    List<Entry> open() {
        return purposes
                .in(
                        Requests.ANSWER,
                        () -> requests.open().stream().map(this::entry).toList())
                .stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.due().stopped())
                        .thenComparingLong(entry -> entry.due().left())
                        .thenComparingLong(entry -> entry.request().id()))
                .toList();
    }

    List<Entry> recent() {
        return purposes.in(
                Requests.ANSWER,
                () -> requests.closed(RECENT).stream().map(this::entry).toList());
    }

    Optional<Entry> one(long id) {
        return purposes.in(Requests.ANSWER, () -> requests.one(id).map(this::entry));
    }

    /// Until when an answer is due if it is extended now; empty where that is too late or was done.
    Optional<LocalDate> extendable(Entry entry) {
        Request request = entry.request();
        Due due = entry.due();
        boolean inTime = due.day() != null && (due.left() >= 0 || due.stopped());
        return inTime && request.kind() != Kind.COMPLAIN && !request.has(StepKind.EXTENDED)
                ? Optional.of(Due.answer(request, deadlines, today(), library.zone(), true))
                : Optional.empty();
    }

    Due due(Request request) {
        return Due.of(request, deadlines, today(), library.zone());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), library.zone());
    }

    private Entry entry(Request request) {
        @Nullable String subject = request.subject();
        return new Entry(request, due(request), subject == null ? Optional.empty() : people.byKey(subject));
    }

    /// One step on a request.
    Outcome step(long id, StepKind kind, Words words, UUID by) {
        String said = words.said().strip();
        if (kind == StepKind.REFUSED && !GROUNDS.contains(words.ground())) {
            return new Outcome.Refused("ground");
        }
        if (said.length() > Asked.LONGEST) {
            return new Outcome.Refused("long");
        }
        return purposes.in(Requests.ANSWER, () -> {
            requests.lock(id);
            Entry entry = requests.one(id).map(this::entry).orElseThrow();
            Optional<String> against = against(entry, kind, said);
            if (against.isPresent()) {
                return new Outcome.Refused(against.get());
            }
            return act(entry.request(), kind, whole(kind, words.ground(), said), by);
        });
    }

    private String whole(StepKind kind, String ground, String said) {
        return kind == StepKind.REFUSED
                ? messages.getMessage("desk.ground." + ground, null, Locale.UK) + "\n\n" + said
                : said;
    }

    private Optional<String> against(Entry entry, StepKind kind, String said) {
        Request request = entry.request();
        boolean closedStep = kind == StepKind.TO_PERSON || kind == StepKind.LIFTED;
        if (request.isEmptied()) {
            return Optional.of("erased");
        }
        if (!request.isOpen() && !closedStep) {
            return Optional.of("closed");
        }
        if (kind != StepKind.NAMED && !WrittenReason.isReadable(said, Asked.LONGEST)) {
            return Optional.of("words");
        }
        return switch (kind) {
            case IDENTITY_ASKED -> when(request.isBeingChecked(), "asked");
            case IDENTITY_CHECKED -> when(request.isIdentified() && !request.isBeingChecked(), "identified");
            case AUTHORITY_CHECKED -> when(request.aboutOther() == null, "self");
            case ACKNOWLEDGED -> when(request.kind() != Kind.COMPLAIN || request.has(kind), "acknowledged");
            case EXTENDED -> when(extendable(entry).isEmpty(), "late");
            case FULFILLED ->
                unready(request)
                        .or(() -> when(!request.isInForce() && request.subject() == null, "unnamed"))
                        .or(() -> when(!request.isInForce() && actsForTheLibrary(entry), "staff"));
            case REFUSED -> request.kind() == Kind.COMPLAIN ? Optional.of("complaint") : untold(request);
            case LIFTED ->
                request.stops() == null || request.kind() == Kind.WITHDRAW ? Optional.of("nothing") : untold(request);
            // Whoever asked by signing in is known; a slip at the form may be mended.
            case NAMED -> request.channel().equals("form") ? unready(request) : Optional.of("named");
            case SOURCE_ASKED -> request.kind() == Kind.RECTIFY ? unready(request) : Optional.of("step");
            case TO_PERSON -> Optional.empty();
            case RECEIVED, ASKED_AGAIN, FROM_PERSON, STOPPED, WITHDRAWN, ENDED, TEXTS_GIVEN -> Optional.of("step");
        };
    }

    /// They could hide from those who must be able to take their roles away: the roles go first.
    private boolean actsForTheLibrary(Entry entry) {
        return entry.person()
                .map(person -> people.actsForTheLibrary(person.subject().account()))
                .orElse(false);
    }

    private static Optional<String> unready(Request request) {
        if (!request.isIdentified() || request.isBeingChecked()) {
            return Optional.of("unknown");
        }
        return when(!request.isAuthorised(), "unauthorised");
    }

    /// Whoever restricted the use of their data hears of it before it is used again (UK GDPR Art.
    /// 18(3)).
    private static Optional<String> untold(Request request) {
        return when(request.kind() == Kind.RESTRICT && !request.has(StepKind.TO_PERSON), "untold");
    }

    private static Optional<String> when(boolean refused, String reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }

    private Outcome act(Request request, StepKind kind, String said, UUID by) {
        if (kind == StepKind.NAMED) {
            return name(request, said, by);
        }
        write(request.id(), kind, said, by);
        switch (kind) {
            case FULFILLED -> fulfil(request, by);
            case REFUSED -> refuse(request);
            case LIFTED -> lift(request);
            default -> {}
        }
        LOG.info("Account {} took the step {} on request {}", by, kind.key(), request.id());
        return new Outcome.Done();
    }

    private void fulfil(Request request, UUID by) {
        @Nullable String subject = request.subject();
        if (!request.isInForce() && subject != null) {
            stop(request, subject, by);
        }
        requests.close(request.id(), "fulfilled", clock.instant());
    }

    private void stop(Request request, String subject, UUID by) {
        requests.stops(request.id(), request.concerns());
        stops.set(subject, request.concerns());
        write(request.id(), StepKind.STOPPED, "", by);
    }

    /// An objection or a restriction that is refused stops nothing any longer.
    private void refuse(Request request) {
        stops.lift(request);
        requests.close(request.id(), "refused", clock.instant());
    }

    private void lift(Request request) {
        stops.lift(request);
        if (request.isOpen()) {
            requests.close(request.id(), "fulfilled", clock.instant());
        }
    }

    private Outcome name(Request request, String username, UUID by) {
        Optional<KnownSubject> known = people.byUsername(username);
        if (known.isEmpty()) {
            return new Outcome.Refused("username");
        }
        String subject = known.get().key();
        if (request.subject() != null) {
            stops.lift(request);
        }
        requests.name(request.id(), subject);
        write(request.id(), StepKind.NAMED, "", by);
        boolean works = people.actsForTheLibrary(known.get().subject().account());
        if (request.kind() == Kind.RESTRICT && request.isAuthorised() && !works) {
            stop(request, subject, by);
        }
        return new Outcome.Done();
    }

    private void write(long id, StepKind kind, String said, UUID by) {
        Letterbox post = letterbox.getIfAvailable();
        boolean letter = kind.isTold() && post != null && post.isSetUp();
        requests.step(id, kind, by, said, clock.instant(), letter);
    }
}
