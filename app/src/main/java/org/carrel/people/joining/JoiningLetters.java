package org.carrel.people.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carrel.people.invitation.Invitations;
import org.carrel.people.university.UniversityAccounts;
import org.carrel.privacy.Attempts;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Writes to whoever applied: to prove the mail address, to tell the answer, to let them choose a
/// password. A link is made at the moment its letter leaves, so no table ever holds one.
@Component
class JoiningLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(JoiningLetters.class);
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private final JoiningLetterRepository letters;
    private final ApplicationRepository applications;
    private final HomeLetters homes;
    private final Invitations invitations;
    private final UniversityAccounts university;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final JoiningWords words;
    private final JoiningSettings settings;
    private final Clock clock;

    JoiningLetters(
            JoiningLetterRepository letters,
            ApplicationRepository applications,
            HomeLetters homes,
            Invitations invitations,
            UniversityAccounts university,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            JoiningWords words,
            JoiningSettings settings,
            Clock clock) {
        this.letters = letters;
        this.applications = applications;
        this.homes = homes;
        this.invitations = invitations;
        this.university = university;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.words = words;
        this.settings = settings;
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
            Optional<JoiningLetterRepository.Due> due =
                    purposes.in(Applications.TAKE, () -> letters.take(now, now.plus(Attempts.LEASE)));
            due.ifPresent(letter -> send(letter, post));
            more = due.isPresent();
        }
    }

    // No transaction is open while the mail server is asked.
    private void send(JoiningLetterRepository.Due letter, Letterbox post) {
        Sending sending = letter.kind().equals("approve") ? homes.send(letter, post) : toThemselves(letter, post);
        Attempts.Outcome outcome = Attempts.after(sending, letter.attempts(), clock.instant());
        if (outcome.isGivenUp()) {
            LOG.warn("The {} was given up", letter);
        }
        purposes.run(Applications.TAKE, () -> letters.result(letter, outcome.sent(), outcome.again()));
    }

    private Sending toThemselves(JoiningLetterRepository.Due letter, Letterbox post) {
        Optional<String> text = letter.email().isEmpty() ? Optional.empty() : text(letter);
        return text.isEmpty()
                ? Sending.NEVER
                : post.send(
                        "application-" + letter.kind() + "-" + letter.application(),
                        letter.email(),
                        words.subject(letter.kind()),
                        text.get());
    }

    /// Empty where there is nothing to write any more.
    private Optional<String> text(JoiningLetterRepository.Due letter) {
        return switch (letter.kind()) {
            case "confirm" -> letter.state().equals("unconfirmed") ? Optional.of(confirm(letter)) : Optional.empty();
            case "declined" -> Optional.of(words.declined(letter.name(), letter.said()));
            case "lapsed" -> Optional.of(words.lapsed(letter.name()));
            case "invited" ->
                purposes.in(ADMINISTER, () -> letters.account(letter.person()))
                        .map(account -> invited(letter, account));
            default -> throw new IllegalStateException(letter.kind());
        };
    }

    private String confirm(JoiningLetterRepository.Due letter) {
        String code = SecretCode.forLink();
        Instant until = clock.instant().plus(settings.confirmWithin());
        purposes.run(Applications.TAKE, () -> applications.offer(letter.application(), SecretCode.hash(code), until));
        return words.confirm(letter.name(), code, settings.confirmWithin());
    }

    private String invited(JoiningLetterRepository.Due letter, JoiningLetterRepository.Account account) {
        if (account.canSignIn() || university.isUsed(account.id())) {
            return words.welcomeBack(
                    letter.name(), account.username(), purposes.in(Applications.KEEP, () -> letters.lastDay(letter)));
        }
        return words.invited(
                letter.name(),
                account.username(),
                invitations.offer(account.id(), settings.linkValid()),
                settings.linkValid());
    }
}
