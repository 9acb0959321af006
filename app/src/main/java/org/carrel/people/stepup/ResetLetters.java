package org.carrel.people.stepup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Writes to whoever lost their second proof: if they did not ask for it, somebody else did.
@Component
class ResetLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ResetLetters.class);
    /// A letter that could not go out for so long tells nobody anything new.
    private static final Duration LONGEST = Duration.ofDays(7);

    private final ResetRepository resets;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final Clock clock;

    ResetLetters(
            ResetRepository resets,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            MessageSource messages,
            LibraryProfile library,
            Clock clock) {
        this.resets = resets;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.messages = messages;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public synchronized void sendWhatIsDue() {
        Letterbox post = letterbox.getIfAvailable();
        if (post == null || !post.isSetUp()) {
            return;
        }
        for (Optional<ResetRepository.Due> due = due(); due.isPresent(); due = due()) {
            ResetRepository.Due letter = due.get();
            Sending sending = post.send(
                    "second-factor-" + letter.id(),
                    letter.email(),
                    text("resetLetter.subject", library.name()),
                    text("resetLetter.text", library.name(), when(letter.at()), library.contact()));
            if (sending == Sending.LATER) {
                return;
            }
            if (sending == Sending.NEVER) {
                LOG.warn("Account {} could not be written to about its second proof", letter.account());
            }
            purposes.run(Resets.ADMINISTER, () -> resets.written(letter.id(), clock.instant()));
        }
    }

    private Optional<ResetRepository.Due> due() {
        return purposes.in(Resets.ADMINISTER, () -> resets.due(clock.instant().minus(LONGEST)));
    }

    private String when(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(Locale.UK)
                .withZone(library.zone())
                .format(at);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
