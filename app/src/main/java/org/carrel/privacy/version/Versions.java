package org.carrel.privacy.version;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.carrel.privacy.notice.NoticeError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Keeps the versions of the notice, and has the officer sign them.
@Service
class Versions {

    static final Purpose KEEP = new Purpose("keep_notice");

    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);
    private static final int LONGEST_TEXT = 1_500_000;

    private final VersionRepository repository;
    private final CurrentNotice current;
    private final Purposes purposes;
    private final MessageSource messages;
    private final Clock clock;

    Versions(
            VersionRepository repository,
            CurrentNotice current,
            Purposes purposes,
            MessageSource messages,
            Clock clock) {
        this.repository = repository;
        this.current = current;
        this.purposes = purposes;
        this.messages = messages;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Done(String hash) implements Outcome {}

        /// @param reason a message key under `versions.refused.`
        /// @param detail what exactly was wrong, where the key's text asks for it
        record Refused(String reason, String detail) implements Outcome {}
    }

    List<NoticeVersion> all() {
        return repository.all();
    }

    /// Those the program has run by; what is in force first, then what was before it.
    List<NoticeVersion> inForce() {
        Map<String, NoticeVersion> all =
                repository.all().stream().collect(Collectors.toMap(NoticeVersion::hash, Function.identity()));
        return repository.periods().stream()
                .distinct()
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
    }

    Optional<NoticeVersion> one(String hash) {
        return repository.one(hash);
    }

    boolean isCurrent(NoticeVersion version) {
        return version.hash().equals(current.canonical().hash());
    }

    /// The version that a version follows, or would follow: what was in force before its last period began; of one that
    /// is not in force, what is.
    Optional<NoticeVersion> before(NoticeVersion version) {
        List<String> periods = repository.periods();
        boolean ran = version.firstStartAt() != null;
        int own = ran ? periods.indexOf(version.hash()) : -1;
        return periods.stream().skip(own + 1L).findFirst().flatMap(repository::one);
    }

    /// Takes in what a newer program's `./carrel notice print` wrote.
    Outcome upload(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new Outcome.Refused("long", "");
        }
        try {
            CanonicalNotice notice = CanonicalNotice.parse(text);
            notice.read();
            repository.upload(notice.hash(), notice.text(), clock.instant());
            return new Outcome.Done(notice.hash());
        } catch (NoticeError e) {
            return new Outcome.Refused("notice", String.valueOf(e.getMessage()));
        }
    }

    /// What changed since the version before; nothing for the first.
    ///
    /// @throws NoticeError when one of the two cannot be read any longer
    List<NoticeChange> changes(NoticeVersion version) {
        return before(version)
                .map(before -> NoticeDiff.between(before.canonical(), version.canonical()))
                .orElse(List.of());
    }

    List<Decision> decisions(NoticeVersion version) {
        return purposes.in(KEEP, () -> repository.decisions(version.hash()));
    }

    /// The substantial changes, with what an officer has chosen so far.
    ///
    /// @param typed what stands in the form under `choice-1`, `reason-1` and so on
    List<Decision> open(List<NoticeChange> changes, Function<String, String> typed) {
        List<Decision> open = new ArrayList<>();
        for (NoticeChange change : changes) {
            if (change.substantial()) {
                int number = open.size() + 1;
                open.add(new Decision(
                        number,
                        change.sentence(this::text),
                        typed.apply("choice-" + number),
                        typed.apply("reason-" + number)));
            }
        }
        return open;
    }

    /// @param decisions one for each substantial change
    Outcome sign(NoticeVersion version, List<Decision> decisions, UUID by) {
        Optional<Decision> unmade =
                decisions.stream().filter(decision -> !decision.isMade()).findFirst();
        if (unmade.isPresent()) {
            return new Outcome.Refused("undecided", unmade.get().change());
        }
        return purposes.in(KEEP, () -> {
            if (!repository.sign(version.hash(), by, clock.instant())) {
                return new Outcome.Refused("signed", "");
            }
            decisions.forEach(decision -> repository.decide(version.hash(), decision, by));
            LOG.info("Account {} signed the privacy notice {}", by, version.shortHash());
            return new Outcome.Done(version.hash());
        });
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
