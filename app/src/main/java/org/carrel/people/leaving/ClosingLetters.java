package org.carrel.people.leaving;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Tells whoever left when their account closes.
@Component
class ClosingLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingLetters.class);

    private final LeavingRepository leaving;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final LibraryDay day;

    ClosingLetters(
            LeavingRepository leaving,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            MessageSource messages,
            LibraryProfile library,
            LibraryDay day) {
        this.leaving = leaving;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.messages = messages;
        this.library = library;
        this.day = day;
    }

    @Override
    public synchronized void sendWhatIsDue() {
        Letterbox post = letterbox.getIfAvailable();
        if (post == null || !post.isSetUp()) {
            return;
        }
        for (Optional<LeavingRepository.Due> due = due(); due.isPresent(); due = due()) {
            LeavingRepository.Due letter = due.get();
            Letterbox.Sending sending = post.send(
                    "closing-" + letter.account().value() + "-" + letter.closesOn(),
                    letter.email(),
                    text("closingLetter.subject", library.name()),
                    text("closingLetter.text", library.name(), date(letter.closesOn()), library.contact()));
            if (sending == Letterbox.Sending.LATER) {
                return;
            }
            if (sending == Letterbox.Sending.NEVER) {
                LOG.warn(
                        "Account {} could not be written to about its end",
                        letter.account().value());
            }
            purposes.run(Leavers.ADMINISTER, () -> leaving.written(letter.account(), day.now()));
        }
    }

    private Optional<LeavingRepository.Due> due() {
        return purposes.in(Leavers.ADMINISTER, () -> leaving.due(day.today()));
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
