package org.carrel.privacy.version;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Readership;
import org.carrel.privacy.Readership.Addressed;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Writes to everybody with a mail address when the notice has changed in substance. Once each: a letter that is lost
/// because the program ends just then is not repeated, and the home page says the same.
@Component
class ChangeLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeLetters.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int BATCH = 500;

    private final ChangeLetterRepository letters;
    private final VersionRepository versions;
    private final ObjectProvider<Readership> readership;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;
    private final Clock clock;

    /// Versions that all who are there now have been told of.
    private final Set<String> through = new HashSet<>();
    /// Letters that the mail server did not take; tried again first.
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Addressed to, String hash, List<String> changes) {}

    ChangeLetters(
            ChangeLetterRepository letters,
            VersionRepository versions,
            ObjectProvider<Readership> readership,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            MessageSource messages,
            LibraryProfile library,
            @Value("${carrel.web.address:}") String address,
            Clock clock) {
        this.letters = letters;
        this.versions = versions;
        this.readership = readership;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.messages = messages;
        this.library = library;
        this.address = address;
        this.clock = clock;
    }

    /// Goes on until all are told, or the mail server takes no more for now.
    @Override
    public synchronized void sendWhatIsDue() {
        Letterbox post = letterbox.getIfAvailable();
        Readership readers = readership.getIfAvailable();
        if (post == null || readers == null || !post.isSetUp()) {
            return;
        }
        for (Waiting first = waiting.peek(); first != null; first = waiting.peek()) {
            if (!send(post, first)) {
                return;
            }
            waiting.remove();
        }
        for (Map.Entry<String, List<String>> version : told().entrySet()) {
            if (!through.contains(version.getKey())) {
                if (!tellAll(post, readers, version.getKey(), version.getValue())) {
                    return;
                }
                through.add(version.getKey());
            }
        }
    }

    private Map<String, List<String>> told() {
        return versions.told(clock.instant().minus(Telling.LONGEST)).stream()
                .collect(Collectors.groupingBy(
                        VersionRepository.Told::hash,
                        LinkedHashMap::new,
                        Collectors.mapping(VersionRepository.Told::change, Collectors.toList())));
    }

    private boolean tellAll(Letterbox post, Readership readers, String hash, List<String> changes) {
        int written = 0;
        for (List<Addressed> batch = next(readers, NOBODY);
                !batch.isEmpty();
                batch = next(readers, batch.getLast().account())) {
            for (Addressed one : batch) {
                if (purposes.in(Telling.TELL, () -> letters.claim(one.account(), hash, clock.instant()))) {
                    Waiting letter = new Waiting(one, hash, changes);
                    if (!send(post, letter)) {
                        waiting.add(letter);
                        return false;
                    }
                    written++;
                }
            }
        }
        LOG.info("{} people were written to about the privacy notice {}", written, hash.substring(0, 12));
        return true;
    }

    private List<Addressed> next(Readership readers, UUID after) {
        return purposes.in(Telling.TELL, () -> readers.next(after, BATCH));
    }

    /// @return false where it has to be tried again; no transaction is open while the mail server is asked
    private boolean send(Letterbox post, Waiting letter) {
        Sending sending = post.send(
                "notice-" + letter.hash().substring(0, 12) + "-" + letter.to().account(),
                letter.to().email(),
                text("noticeLetter.subject", library.name()),
                words(letter));
        if (sending == Sending.NEVER) {
            LOG.warn(
                    "Account {} could not be written to about the privacy notice",
                    letter.to().account());
        }
        return sending != Sending.LATER;
    }

    private String words(Waiting letter) {
        String changes = letter.changes().stream().map(change -> "- " + change).collect(Collectors.joining("\n"));
        String where =
                text(address.isEmpty() ? "noticeLetter.page" : "noticeLetter.read", address + "/privacy/versions");
        return text("noticeLetter.about", library.name()) + "\n\n" + changes + "\n\n" + where + "\n\n"
                + text("noticeLetter.contact", library.contact()) + "\n\n" + library.name() + "\n";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
