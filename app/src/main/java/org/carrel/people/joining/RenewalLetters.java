package org.carrel.people.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carrel.privacy.Attempts;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Writes to people before their time as users ends.
@Component
class RenewalLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalLetters.class);

    private final RenewalRepository renewals;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final JoiningWords words;
    private final Clock clock;

    RenewalLetters(
            RenewalRepository renewals,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            JoiningWords words,
            Clock clock) {
        this.renewals = renewals;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void sendWhatIsDue() {
        Letterbox post = letterbox.getIfAvailable();
        if (post == null || !post.isSetUp()) {
            return;
        }
        boolean more = true;
        while (more) {
            Instant now = clock.instant();
            Optional<RenewalRepository.Due> due =
                    purposes.in(Applications.KEEP, () -> renewals.take(now, now.plus(Attempts.LEASE)));
            due.ifPresent(letter -> send(letter, post));
            more = due.isPresent();
        }
    }

    // No transaction is open while the mail server is asked.
    private void send(RenewalRepository.Due letter, Letterbox post) {
        Sending sending = letter.email().isEmpty()
                ? Sending.NEVER
                : post.send(
                        "renewal-" + letter.affiliation() + "-" + letter.until(),
                        letter.email(),
                        words.subject("renewal"),
                        words.renewal(letter.name(), letter.until()));
        Attempts.Outcome outcome = Attempts.after(sending, letter.attempts(), clock.instant());
        if (outcome.isGivenUp()) {
            LOG.warn("The {} was given up", letter);
        }
        purposes.run(Applications.KEEP, () -> renewals.result(letter, outcome.sent(), outcome.again()));
    }
}
