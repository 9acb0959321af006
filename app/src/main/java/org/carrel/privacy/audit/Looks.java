package org.carrel.privacy.audit;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.ToldLater;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.PurposeRule.View;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who looked at somebody's data, for that person.
///
/// The office is told and not the name: people are told what the library did, and the library
/// answers for its staff; the officer can find out who it was. What belongs to the search for
/// stolen accounts is told late or not at all, as the notice says of its kinds of data: whoever has
/// stolen an account reads this page too. What waits for a day of its own is told as [ToldLater]
/// says.
@Component
public class Looks {

    /// A reveal is shown by then at the latest, whether or not a reviewer has decided.
    static final Duration HELD_BACK = Duration.ofDays(14);

    private static final Purpose SHOW = new Purpose("show_looks");
    private static final int MOST = 10_000;

    private final ChainRepository repository;
    private final Purposes purposes;
    private final Declaration notice;
    private final ObjectProvider<ToldLater> later;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    Looks(
            ChainRepository repository,
            Purposes purposes,
            Declaration notice,
            ObjectProvider<ToldLater> later,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.purposes = purposes;
        this.notice = notice;
        this.later = later;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /// The newest first, up to 10,000.
    public List<OwnLook> at(Subject subject) {
        Instant before = clock.instant().minus(HELD_BACK);
        Map<String, Predicate<Instant>> waits =
                later.stream().collect(Collectors.toMap(ToldLater::purpose, one -> one.mayBeTold(subject)));
        return purposes.own(SHOW, subject, () -> repository.own(MOST)).stream()
                .flatMap(row -> open(row)
                        .filter(event -> waits.containsKey(event.purpose())
                                ? waits.get(event.purpose()).test(row.entry().at())
                                : isTold(event, row.entry().at(), before))
                        .map(event -> look(event, row.entry().at()))
                        .stream())
                .toList();
    }

    private Optional<AuditEvent> open(ChainRepository.Sealed row) {
        Entry entry = row.entry();
        try {
            byte[] plain = Seal.open(row.key(), entry.nonce(), entry.subject(), entry.content());
            return Optional.of(json.readValue(plain, AuditEvent.class));
        } catch (GeneralSecurityException changed) {
            // `carrel audit verify` says where; a person is shown the rest.
            return Optional.empty();
        }
    }

    private boolean isTold(AuditEvent event, Instant at, Instant before) {
        Optional<PurposeRule> rule = Optional.ofNullable(notice.purposes().get(event.purpose()));
        if (rule.isPresent() && rule.get().view() == View.PSEUDONYMISED) {
            return false;
        }
        boolean late = event.categories().stream().anyMatch(this::isHeldBack)
                || rule.filter(this::isAboutWhatIsHeldBack).isPresent();
        return !late || at.isBefore(before);
    }

    /// Most of what it keeps: answering what somebody asks touches such data too, and is told at once.
    private boolean isAboutWhatIsHeldBack(PurposeRule rule) {
        return 2 * rule.categories().stream().filter(this::isHeldBack).count()
                > rule.categories().size();
    }

    private boolean isHeldBack(String name) {
        Category category = notice.categories().get(name);
        return category != null && category.onRequest().isPresent();
    }

    private OwnLook look(AuditEvent event, Instant at) {
        String did = text("looked." + event.kind().name().toLowerCase(Locale.ROOT));
        String by = event.actor() == null
                ? text("looked.program")
                : event.roles().stream().map(this::office).collect(Collectors.joining(", "));
        PurposeRule rule = notice.purposes().get(event.purpose());
        List<String> kinds = event.categories().stream()
                .filter(name -> !isHeldBack(name))
                .map(name -> notice.categories().get(name))
                .filter(Objects::nonNull)
                .map(Category::title)
                .toList();
        return new OwnLook(at, did, by, rule == null ? event.purpose() : rule.title(), kinds);
    }

    /// As the module that knows the roles says it.
    private String office(String role) {
        return Objects.requireNonNullElse(messages.getMessage("role." + role, null, role, Locale.UK), role);
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.UK);
    }
}
