package org.carrel.sentinel.objection;

import static org.carrel.sentinel.SentinelPurpose.RESPECT;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.privacy.Attempts;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells the person and the data protection officer of an objection. Whoever has stolen an account could object to
/// being looked for, so the person learns of it where the thief may not read.
@Component
class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private final LetterRepository letters;
    private final ObjectionRepository objections;
    private final People people;
    private final Post post;
    private final DisclosureGate gate;
    private final ObjectionWording wording;
    private final ObjectionSettings settings;
    private final Purposes purposes;
    private final Clock clock;

    Letters(
            LetterRepository letters,
            ObjectionRepository objections,
            People people,
            Post post,
            DisclosureGate gate,
            ObjectionWording wording,
            ObjectionSettings settings,
            Purposes purposes,
            Clock clock) {
        this.letters = letters;
        this.objections = objections;
        this.people = people;
        this.post = post;
        this.gate = gate;
        this.wording = wording;
        this.settings = settings;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// In the caller's transaction, so that there is no objection without its letters.
    void add(long objection) {
        if (post.isSetUp()) {
            letters.add(objection, "receipt", clock.instant());
            if (settings.officerMail() != null) {
                letters.add(objection, "officer", clock.instant());
            }
        }
    }

    /// The person learns why the analysis goes on.
    void addGround(long objection) {
        if (post.isSetUp()) {
            letters.add(objection, "ground", clock.instant());
        }
    }

    void sendWhatIsDue() {
        boolean more = true;
        while (more) {
            Instant now = clock.instant();
            Optional<LetterRepository.Due> due =
                    purposes.in(RESPECT, () -> letters.take(now, now.plus(Attempts.LEASE)));
            due.ifPresent(this::send);
            more = due.isPresent();
        }
    }

    // No transaction is open while the mail server is asked.
    private void send(LetterRepository.Due due) {
        Optional<Written> written =
                purposes.in(RESPECT, () -> objections.one(due.objection())).flatMap(objection -> write(due, objection));
        Outcome outcome = written.map(one -> through(due, one))
                .orElseGet(() -> new Outcome.Failed("There is no address to write to."));
        Instant now = clock.instant();
        Instant sent = outcome instanceof Outcome.Done ? now : null;
        Optional<Instant> again =
                outcome instanceof Outcome.Retry ? Attempts.next(due.attempts(), now) : Optional.empty();
        if (sent == null && again.isEmpty()) {
            LOG.warn("The letter {} on objection {} was given up: {}", due.kind(), due.objection(), outcome.sentence());
        }
        purposes.run(RESPECT, () -> letters.result(due, sent, again.orElse(null)));
    }

    private Outcome through(LetterRepository.Due due, Written letter) {
        Supplier<Outcome> sending = () -> post.send(
                "objection-" + due.objection() + "-" + due.kind(), letter.to(), letter.subject(), letter.text());
        return due.kind().equals("officer") ? gate.inside(sending) : gate.toThemselves(sending);
    }

    private record Written(String to, String subject, String text) {

        @Override
        public String toString() {
            return "Written";
        }
    }

    private Optional<Written> write(LetterRepository.Due due, Objection objection) {
        if (due.kind().equals("officer")) {
            return Optional.ofNullable(settings.officerMail())
                    .map(to -> new Written(to, wording.officerSubject(objection), wording.officer(objection)));
        }
        Optional<KnownPerson> person = purposes.in(RESPECT, () -> people.byId(new PersonId(objection.person())));
        boolean ground = due.kind().equals("ground");
        return person.flatMap(one -> Optional.ofNullable(one.email())
                .map(to -> new Written(
                        to,
                        ground ? wording.groundSubject() : wording.receiptSubject(),
                        ground ? wording.ground(objection) : wording.receipt(objection, one.username()))));
    }
}
