package org.carrel.messages.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.carrel.messages.MessagesSettings;
import org.carrel.messages.digest.Hours;
import org.carrel.messages.digest.Telling;
import org.carrel.messages.post.DigestLetterRepository.Due;
import org.carrel.people.People;
import org.carrel.people.Reach;
import org.carrel.privacy.Attempts;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Sends what is due. A letter is one node's alone while it is sent. When the program is killed
/// after the mail server took a letter and before that is written down, it leaves a second time,
/// with the same Message-ID; never a third unless it is killed again.
@Service
public class DigestPost {

    private static final Logger LOG = LoggerFactory.getLogger(DigestPost.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration WHILE_DOWN = Duration.ofMinutes(1);
    private static final int BATCH = 50;

    private final DigestLetterRepository letters;
    private final DigestWords words;
    private final Hours hours;
    private final MessagesSettings settings;
    private final People people;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final Clock clock;

    DigestPost(
            DigestLetterRepository letters,
            DigestWords words,
            Hours hours,
            MessagesSettings settings,
            People people,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            Clock clock) {
        this.letters = letters;
        this.words = words;
        this.hours = hours;
        this.settings = settings;
        this.people = people;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Goes on until nothing is due, quiet hours begin or the mail server takes no more.
    public void sendWhatIsDue() {
        Instant begun = clock.instant();
        int late = purposes.in(Telling.TELL, () -> letters.giveUp(begun.minus(settings.triesFor()), begun));
        if (late > 0) {
            LOG.warn("{} letters were given up: the desk lists whom they were for", late);
        }
        Letterbox box = letterbox.getIfAvailable();
        if (box == null || !box.isSetUp()) {
            return;
        }
        try (Letterbox.Delivery delivery = box.begin()) {
            boolean more = true;
            while (more) {
                more = sendSome(delivery);
            }
        }
    }

    private boolean sendSome(Letterbox.Delivery delivery) {
        Instant now = clock.instant();
        if (hours.isQuiet(now)) {
            return false;
        }
        List<Due> taken = purposes.in(Telling.TELL, () -> letters.take(now, now.plus(LEASE), BATCH));
        for (int i = 0; i < taken.size(); i++) {
            boolean mayLeave = !delivery.isDown() && !hours.isQuiet(clock.instant());
            boolean owned = clock.instant().isBefore(now.plus(LEASE.dividedBy(2)));
            if (!mayLeave || !owned) {
                putBack(taken.subList(i, taken.size()), delivery.isDown());
                return mayLeave;
            }
            send(taken.get(i), delivery);
        }
        return !taken.isEmpty() && !delivery.isDown();
    }

    private void putBack(List<Due> rest, boolean down) {
        Instant next = down ? clock.instant().plus(WHILE_DOWN) : clock.instant();
        purposes.run(
                Telling.TELL, () -> letters.putBack(rest.stream().map(Due::id).toList(), next));
    }

    private record Content(Reach to, List<DigestLetterRepository.Line> lines) {

        @Override
        public String toString() {
            return "Content";
        }
    }

    // No transaction is open while the mail server is asked.
    private void send(Due letter, Letterbox.Delivery delivery) {
        Content content = purposes.in(Telling.TELL, () -> {
            Reach to = people.reach(Set.of(letter.person())).get(letter.person());
            return to == null
                    ? new Content(new Reach("", "", ""), List.of())
                    : new Content(to, letters.lines(letter.id(), clock.instant()));
        });
        if (content.lines().isEmpty()) {
            // Nothing of it is true any more, or it may not be told now.
            result(letter, null, null, null);
        } else if (content.to().email().isEmpty()) {
            result(letter, null, null, "no_address");
        } else {
            Sending sending = delivery.send(words.letter(letter.id(), content.to(), content.lines()));
            Instant now = clock.instant();
            switch (sending) {
                case DONE -> result(letter, now, null, null);
                case NEVER -> result(letter, null, null, "refused");
                case LATER -> later(letter, now);
            }
        }
    }

    private void later(Due letter, Instant now) {
        Instant next = Attempts.next(letter.attempts(), now).orElse(now.plus(Duration.ofHours(4)));
        boolean over = !next.isBefore(letter.queuedAt().plus(settings.triesFor()));
        result(letter, null, over ? null : next, over ? "given_up" : null);
    }

    private void result(Due letter, @Nullable Instant sent, @Nullable Instant next, @Nullable String unreachable) {
        purposes.run(Telling.TELL, () -> letters.result(letter.id(), sent, next, unreachable));
    }
}
