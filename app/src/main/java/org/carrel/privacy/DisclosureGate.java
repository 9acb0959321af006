package org.carrel.privacy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The only way out: nothing reaches another system but inside one of these methods ([WayOut]). Who is told what, after
/// what, the notice says; anything else is refused and logged.
@Component
public class DisclosureGate {

    private static final Logger LOG = LoggerFactory.getLogger(DisclosureGate.class);
    private static final Purpose RECORD = new Purpose("record_disclosures");

    private final Declaration notice;
    private final ToldRepository told;
    private final Purposes purposes;
    private final Audit audit;
    private final KnownSubjects people;
    private final Clock clock;

    DisclosureGate(
            Declaration notice,
            ToldRepository told,
            Purposes purposes,
            Audit audit,
            KnownSubjects people,
            Clock clock) {
        this.notice = notice;
        this.told = told;
        this.purposes = purposes;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    /// Tells a recipient of the notice. It is written down before `sending` runs, so that nobody is told of whom no
    /// record speaks; not in a transaction, since the other side may be slow.
    ///
    /// @throws IllegalArgumentException where the notice does not provide for it: nothing is sent
    public <T> T tell(Disclosure disclosure, Supplier<T> sending) {
        Recipient recipient = notice.recipients().get(disclosure.recipient());
        if (recipient == null) {
            throw refused(disclosure, "it is no recipient of the notice");
        }
        against(recipient, disclosure).ifPresent(why -> {
            throw refused(disclosure, why);
        });
        if (purposes.in(RECORD, () -> told.add(disclosure, clock.instant()))) {
            audit.record(List.of(AuditEvent.byProgram(
                    AuditEvent.Kind.DISCLOSURE,
                    disclosure.subject(),
                    recipient.purpose(),
                    disclosure.categories(),
                    "",
                    disclosure.recipient())));
        }
        return WayOut.open(sending);
    }

    /// Writes to the very person whom the words are about: no recipient, and the letter is its own record.
    public <T> T toThemselves(Supplier<T> sending) {
        return WayOut.open(sending);
    }

    /// Writes to the library's own people, or asks one of its own systems what concerns nobody.
    public <T> T inside(Supplier<T> sending) {
        return WayOut.open(sending);
    }

    private static IllegalArgumentException refused(Disclosure disclosure, String why) {
        LOG.error("Refused to tell {}: {}", disclosure, why);
        return new IllegalArgumentException("The notice does not provide for telling " + disclosure + ": " + why);
    }

    private Optional<String> against(Recipient recipient, Disclosure disclosure) {
        if (recipient.awaits().isPresent()) {
            return Optional.of("the notice says that nothing is told to it yet");
        }
        if (!recipient.trigger().equals(disclosure.trigger())) {
            return Optional.of("it may be told after " + recipient.trigger() + " only");
        }
        List<String> more = disclosure.categories().stream()
                .filter(category -> !recipient.categories().contains(category))
                .sorted()
                .toList();
        if (!more.isEmpty()) {
            return Optional.of("it may not be told " + String.join(", ", more));
        }
        return isAboutThem(recipient, disclosure.subject())
                ? Optional.empty()
                : Optional.of(
                        "it may be told about " + String.join(", ", new TreeSet<>(recipient.subjects())) + " only");
    }

    /// By the groups they belong to today; nobody knows those of a token.
    private boolean isAboutThem(Recipient recipient, String subject) {
        return recipient.subjects().isEmpty()
                || purposes.in(RECORD, () -> people.groups(subject)).concern(recipient.subjects());
    }
}
