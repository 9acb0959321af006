package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Service;

/// Takes in who wants to become a user. What is answered is the same for everybody: nothing that
/// is held is looked at.
@Service
class Applications {

    static final Purpose TAKE = new Purpose("take_applications");
    static final Purpose KEEP = new Purpose("keep_membership");
    static final Purpose CHECK_NHS = new Purpose("check_nhs_membership");

    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);

    private final ApplicationRepository applications;
    private final InstitutionRepository institutions;
    private final Purposes purposes;
    private final JoiningSettings settings;
    private final LibraryDay day;
    private final ObjectProvider<Letterbox> letterbox;

    Applications(
            ApplicationRepository applications,
            InstitutionRepository institutions,
            Purposes purposes,
            JoiningSettings settings,
            LibraryDay day,
            ObjectProvider<Letterbox> letterbox) {
        this.applications = applications;
        this.institutions = institutions;
        this.purposes = purposes;
        this.settings = settings;
        this.day = day;
        this.letterbox = letterbox;
    }

    LocalDate today() {
        return day.today();
    }

    /// @return what speaks against it, as a message key under `join.refused.`
    Optional<String> against(JoinKind kind, TypedApplication typed) {
        return typed.against(kind, today(), false).or(() -> againstHome(kind, typed));
    }

    /// Universities whose libraries can be asked.
    List<Institution> institutions() {
        return institutions.all();
    }

    private Optional<String> againstHome(JoinKind kind, TypedApplication typed) {
        return kind.isSconul() && home(typed).isEmpty() ? Optional.of("home") : Optional.empty();
    }

    private Optional<Institution> home(TypedApplication typed) {
        try {
            return institutions.one(UUID.fromString(typed.institution()));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    /// Whether letters arrive, so that an address can be confirmed.
    boolean writesLetters() {
        Letterbox post = letterbox.getIfAvailable();
        return post != null && post.reachesPeople();
    }

    /// By the form. Nobody sees it before whoever holds the mail address has confirmed it. Where
    /// no letter can be sent that would wait for ever: the desk sees it at once, marked.
    void apply(JoinKind kind, TypedApplication typed) {
        UUID id = UUID.randomUUID();
        boolean confirms = writesLetters();
        purposes.run(kind.isNhs() ? CHECK_NHS : TAKE, () -> {
            add(id, kind, typed, null, confirms);
            if (confirms) {
                applications.write(id, "confirm", day.now());
            }
        });
        LOG.info("An application came in by the form ({})", kind.key());
    }

    sealed interface AtDesk {

        record Entered(UUID id) implements AtDesk {}

        /// @param reason a message key under `join.refused.`
        record Refused(String reason) implements AtDesk {}
    }

    /// For somebody who stands at the desk.
    AtDesk enter(JoinKind kind, TypedApplication typed, AccountId by) {
        Optional<String> against = typed.against(kind, today(), true).or(() -> againstHome(kind, typed));
        if (against.isPresent()) {
            return new AtDesk.Refused(against.get());
        }
        UUID id = UUID.randomUUID();
        purposes.run(kind.isNhs() ? CHECK_NHS : KEEP, () -> add(id, kind, typed, by, false));
        return new AtDesk.Entered(id);
    }

    private void add(UUID id, JoinKind kind, TypedApplication typed, @Nullable AccountId by, boolean confirms) {
        Optional<Institution> home = kind.isSconul() ? home(typed) : Optional.empty();
        applications.add(
                id,
                kind,
                home.map(one -> typed.from(one.name())).orElse(typed),
                home.map(Institution::id).orElse(null),
                by,
                confirms,
                day.now());
        if (!confirms) {
            applications.askHome(id, day.now());
        }
        if (kind.isNhs()) {
            applications.addNhsFacts(id, typed);
        }
    }

    /// By the link in the letter, once.
    boolean confirm(String code) {
        return purposes.in(TAKE, () -> applications.confirm(SecretCode.hash(code), day.now()));
    }

    /// A day longer than the link works: the letter may have been late.
    @EventListener
    void on(DayHasPassed passed) {
        Instant now = day.now();
        int unconfirmed = purposes.in(
                TAKE,
                () -> applications.endUnconfirmed(
                        now.minus(settings.confirmWithin()).minus(java.time.Duration.ofDays(1)), now));
        Instant forgotten = day.endOf(day.today().minus(settings.waits()).minusDays(1));
        int waiting = purposes.in(TAKE, () -> applications.endForgotten(forgotten, now));
        if (unconfirmed + waiting > 0) {
            LOG.info("{} unconfirmed and {} forgotten applications ended", unconfirmed, waiting);
        }
    }
}
