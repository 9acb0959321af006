package org.carrel.sentinel.identity;

import static org.carrel.sentinel.SentinelPurpose.IDENTIFY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.people.AccountId;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Who is behind a token: asked by a trained reviewer, of an open alert, for a stated reason, and
/// written down before it is answered. The answer ends with the alert.
@Service
public class Reveals {

    private static final Logger log = LoggerFactory.getLogger(Reveals.class);
    private static final String NO_KEY =
            "The keys that turn tokens into people cannot be opened now. The systems librarian"
                    + " finds the reason in the log. This question does not count; ask again when they are back.";

    private final RevealRepository reveals;
    private final Keyholder keyholder;
    private final People people;
    private final Purposes purposes;
    private final IdentitySettings settings;
    private final Unusual unusual;
    private final LibraryProfile library;
    private final Clock clock;

    Reveals(
            RevealRepository reveals,
            Keyholder keyholder,
            People people,
            Purposes purposes,
            IdentitySettings settings,
            Unusual unusual,
            LibraryProfile library,
            Clock clock) {
        this.reveals = reveals;
        this.keyholder = keyholder;
        this.people = people;
        this.purposes = purposes;
        this.settings = settings;
        this.unusual = unusual;
        this.library = library;
        this.clock = clock;
    }

    /// What became of a question, or of the wish to see the answer.
    public sealed interface Answer {

        /// It may be looked at.
        record Granted() implements Answer {}

        /// Another reviewer has to agree first.
        record Pending() implements Answer {}

        /// @param account token
        /// @param person null where nobody of that user name is known here
        record Shown(
                String account, String username, @Nullable KnownPerson person, String reason) implements Answer {

            /// Without the name: records end up in messages and logs.
            @Override
            public String toString() {
                return "Shown";
            }
        }

        /// @param reason a message key under `review.refused.`
        record Refused(String reason) implements Answer {}

        /// @param sentence what is wrong with the keystore and what to do
        record NoKey(String sentence) implements Answer {}

        record NoSuchAlert() implements Answer {}
    }

    Answer ask(long alert, String reason, AccountId reviewer) {
        Optional<WrittenReason> written = WrittenReason.of(reason);
        if (written.isEmpty()) {
            return new Answer.Refused("reason");
        }
        String said = written.get().text();
        Instant now = clock.instant();
        return purposes.in(IDENTIFY, () -> {
            UUID by = reviewer.value();
            Optional<RevealRepository.Alert> found = reveals.alert(alert);
            if (found.isEmpty()) {
                return new Answer.NoSuchAlert();
            }
            reveals.oneAtATime(by);
            Optional<Answer> against = against(found.get(), by);
            if (against.isPresent()) {
                return against.get();
            }
            if (reveals.askedSince(by, now.minus(Duration.ofDays(1))) >= settings.mostPerDay()) {
                return new Answer.Refused("rate");
            }
            reveals.add(alert, found.get().account(), by, said, now, unusual.in(by, said, now));
            return settings.fourEyes() ? new Answer.Pending() : new Answer.Granted();
        });
    }

    /// Training and the alert are looked at anew each time: either may have ended meanwhile.
    private Optional<Answer> against(RevealRepository.Alert alert, UUID reviewer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        if (!reveals.isTrained(reviewer, today)) {
            return Optional.of(new Answer.Refused("untrained"));
        }
        return alert.open() ? Optional.empty() : Optional.of(new Answer.Refused("closed"));
    }

    /// A second reviewer agrees.
    Answer second(long reveal, AccountId seconder) {
        return asSecond(reveal, seconder, () -> reveals.second(reveal, seconder.value(), clock.instant()));
    }

    /// A second reviewer does not agree, and says why. The question is over; it may be asked anew.
    Answer decline(long reveal, String because, AccountId by) {
        Optional<WrittenReason> said = WrittenReason.of(because);
        if (said.isEmpty()) {
            return new Answer.Refused("reason");
        }
        String text = said.get().text();
        return asSecond(reveal, by, () -> reveals.declined(reveal, by.value(), text, clock.instant()));
    }

    private Answer asSecond(long reveal, AccountId seconder, Runnable change) {
        return purposes.in(IDENTIFY, () -> {
            Optional<Reveal> found = reveals.one(reveal);
            if (found.isEmpty()) {
                return new Answer.NoSuchAlert();
            }
            if (found.get().reviewer().equals(seconder.value())) {
                return new Answer.Refused("own");
            }
            Optional<Answer> against =
                    against(reveals.alert(found.get().alert()).orElseThrow(), seconder.value());
            if (against.isPresent()) {
                return against.get();
            }
            if (found.get().seconder() != null || found.get().declinedBecause() != null) {
                return new Answer.Refused("answered");
            }
            change.run();
            return new Answer.Granted();
        });
    }

    List<Reveal> waitingFor(AccountId reviewer) {
        return purposes.in(IDENTIFY, () -> reveals.waitingFor(reviewer.value()));
    }

    Optional<Reveal> last(long alert, AccountId reviewer) {
        return purposes.in(IDENTIFY, () -> reveals.last(alert, reviewer.value()));
    }

    /// Whether the reviewer has seen who it is.
    public boolean hasSeen(long alert, AccountId reviewer) {
        return last(alert, reviewer).map(Reveal::shownAt).isPresent();
    }

    /// Whether a training on record holds today. Without it nobody identifies, secures or clears an account, or leaves
    /// one alone.
    public boolean isTrained(AccountId reviewer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        return purposes.in(IDENTIFY, () -> reveals.isTrained(reviewer.value(), today));
    }

    /// Who it is, for a reviewer who has asked and may know: the page that shows it. What is returned was written down
    /// before.
    Answer person(long alert, AccountId reviewer) {
        return granted(alert, reviewer, reveal -> identify(reveal, true));
    }

    /// Who it is, for a step that a reviewer confirms who was shown it before. Nothing is shown by it, so it is no
    /// look.
    public Answer seenBefore(long alert, AccountId reviewer) {
        return granted(
                alert,
                reviewer,
                reveal -> reveal.shownAt() == null ? new Answer.Refused("not-seen") : identify(reveal, false));
    }

    /// Whether [#person(long, AccountId)] would be answered. Opens no key, shows nobody and writes nothing down.
    Answer standing(long alert, AccountId reviewer) {
        return granted(alert, reviewer, reveal -> new Answer.Granted());
    }

    private Answer granted(long alert, AccountId reviewer, Function<Reveal, Answer> then) {
        return purposes.in(IDENTIFY, () -> {
            Optional<RevealRepository.Alert> found = reveals.alert(alert);
            if (found.isEmpty()) {
                return new Answer.NoSuchAlert();
            }
            Optional<Answer> against = against(found.get(), reviewer.value());
            if (against.isPresent()) {
                return against.get();
            }
            Optional<Reveal> asked = reveals.last(alert, reviewer.value());
            if (asked.isEmpty()) {
                return new Answer.Refused("not-identified");
            }
            if (asked.get().declinedBecause() != null) {
                return new Answer.Refused("declined");
            }
            return settings.fourEyes() && asked.get().seconder() == null
                    ? new Answer.Pending()
                    : then.apply(asked.get());
        });
    }

    /// @param shows whether a person is about to read it, which is then on record
    private Answer identify(Reveal reveal, boolean shows) {
        try {
            String username = keyholder.username(reveal.account());
            KnownPerson person = people.byUsername(username).orElse(null);
            if (shows) {
                reveals.shown(reveal.id(), person == null ? null : person.id().value(), clock.instant());
            }
            return new Answer.Shown(reveal.account(), username, person, reveal.reason());
        } catch (KeyProblem problem) {
            return noKey(reveal, problem.sentence());
        } catch (KeysUnopened problem) {
            // Where the keys lie concerns nobody who reads this page.
            log.warn("A token could not be turned back: {}", problem.getMessage());
            return noKey(reveal, NO_KEY);
        }
    }

    private Answer noKey(Reveal reveal, String sentence) {
        reveals.refused(reveal.id(), sentence);
        return new Answer.NoKey(sentence);
    }
}
