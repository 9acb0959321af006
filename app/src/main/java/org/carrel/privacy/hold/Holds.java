package org.carrel.privacy.hold;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.WrittenReason;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Places and releases holds. While one stands, the row policies let nothing of its kinds be
/// deleted.
@Service
class Holds {

    static final Set<String> KINDS = Set.of("legal", "unpaid", "other");

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final Purpose ANSWER = new Purpose("answer_rights");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final String EVERYTHING = "*";
    private static final int MOST_YEARS = 12;

    private final HoldRepository holds;
    private final KnownSubjects people;
    private final Declaration notice;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    Holds(
            HoldRepository holds,
            KnownSubjects people,
            Declaration notice,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.holds = holds;
        this.people = people;
        this.notice = notice;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// What was typed.
    ///
    /// @param silent the day before which the person is not shown it; empty for at once
    record Form(String username, String category, String kind, String reason, String until, String silent) {}

    /// A hold with who is who.
    ///
    /// @param title of the kind of data; empty for all
    /// @param owner who placed it; empty where they are no longer known
    record Shown(Hold hold, String who, String title, String owner, boolean expired) {}

    List<Shown> all() {
        LocalDate today = today();
        return purposes.in(
                ANSWER,
                () -> holds.all().stream().map(hold -> shown(hold, today)).toList());
    }

    long expired() {
        return all().stream().filter(Shown::expired).count();
    }

    private Shown shown(Hold hold, LocalDate today) {
        return new Shown(
                hold,
                people.byKey(hold.subject()).map(KnownSubject::name).orElse(""),
                title(hold),
                people.nameOf(hold.placedBy()).orElse(""),
                hold.isExpired(today));
    }

    Map<String, Category> categories() {
        return notice.categories();
    }

    /// @return a message key under `hold.refused.`; empty when it stands
    Optional<String> place(Form form, UUID by) {
        if (!KINDS.contains(form.kind())
                || !(form.category().equals(EVERYTHING) || notice.categories().containsKey(form.category()))) {
            return Optional.of("kind");
        }
        Optional<WrittenReason> reason = WrittenReason.of(form.reason());
        if (reason.isEmpty()) {
            return Optional.of("reason");
        }
        Optional<LocalDate> until = day(form.until());
        if (until.isEmpty()) {
            return Optional.of("until");
        }
        Optional<LocalDate> silent = day(form.silent());
        if (silent.isEmpty() && !form.silent().isBlank()) {
            return Optional.of("silent");
        }
        return purposes.in(ANSWER, () -> {
            Optional<KnownSubject> person = people.byUsername(form.username());
            person.ifPresent(known -> {
                holds.place(
                        known.key(), form, reason.get().text(), by, clock.instant(), until.get(), silent.orElse(null));
                LOG.info("Account {} placed a hold", by);
            });
            return person.isPresent() ? Optional.empty() : Optional.of("username");
        });
    }

    /// What the person may know of now.
    List<Shown> own(Subject subject) {
        LocalDate today = today();
        return purposes
                .own(
                        SHOW,
                        subject,
                        () -> holds.all().stream()
                                .filter(hold -> hold.isShown(today))
                                .toList())
                .stream()
                .map(hold -> new Shown(hold, "", title(hold), "", hold.isExpired(today)))
                .toList();
    }

    private String title(Hold hold) {
        Category category = notice.categories().get(hold.category());
        return category == null ? "" : category.title();
    }

    void release(long id, UUID by) {
        if (purposes.in(ANSWER, () -> holds.release(id))) {
            LOG.info("Account {} released hold {}", by, id);
        }
    }

    private Optional<LocalDate> day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            boolean sane = day.isAfter(today()) && day.isBefore(today().plusYears(MOST_YEARS));
            return sane ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), library.zone());
    }
}
