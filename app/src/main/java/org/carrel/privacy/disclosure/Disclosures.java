package org.carrel.privacy.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.WrittenReason;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Recipient;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Records what authorities ask for, and gives no more than the notice lets them learn.
@Service
class Disclosures {

    private static final Logger LOG = LoggerFactory.getLogger(Disclosures.class);
    static final Purpose DISCLOSE = new Purpose("disclose_by_law");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final String AUTHORITY = "authority";
    private static final String AUTHORISED = "DisclosureAuthorised";
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_PEOPLE = 50;
    private static final int MOST_YEARS = 2;

    private final DisclosureRepository disclosures;
    private final KnownSubjects people;
    private final Declaration notice;
    private final Purposes purposes;
    private final DisclosureGate gate;
    private final LibraryProfile library;
    private final Clock clock;

    Disclosures(
            DisclosureRepository disclosures,
            KnownSubjects people,
            Declaration notice,
            Purposes purposes,
            DisclosureGate gate,
            LibraryProfile library,
            Clock clock) {
        this.disclosures = disclosures;
        this.people = people;
        this.notice = notice;
        this.purposes = purposes;
        this.gate = gate;
        this.library = library;
        this.clock = clock;
    }

    /// What was typed.
    ///
    /// @param people user names, one a line
    record Form(
            String authority,
            String reference,
            String ground,
            Set<String> categories,
            String people,
            String withheldUntil,
            String withheldBecause) {}

    /// What is to be recorded.
    record Proposal(
            String authority,
            String reference,
            String ground,
            List<String> categories,
            @Nullable LocalDate withheldUntil,
            @Nullable String withheldBecause) {}

    sealed interface Outcome {

        record Done(long id) implements Outcome {}

        /// @param lines what is passed on, a person each; empty for somebody who is gone
        record Given(List<String> lines) implements Outcome {}

        /// @param reason a message key under `disclosure.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// What the notice lets an authority learn at most, with its titles.
    Map<String, String> offered() {
        Recipient authority = notice.recipients().get(AUTHORITY);
        Map<String, String> offered = new LinkedHashMap<>();
        if (authority != null) {
            notice.categories().forEach((name, category) -> {
                if (authority.categories().contains(name)) {
                    offered.put(name, category.title());
                }
            });
        }
        return offered;
    }

    List<Disclosure> all() {
        return purposes.in(DISCLOSE, disclosures::all);
    }

    Optional<Disclosure> one(long id) {
        return purposes.in(DISCLOSE, () -> disclosures.one(id));
    }

    Outcome propose(Form form, UUID by) {
        Optional<String> against = against(form);
        if (against.isPresent()) {
            return new Outcome.Refused(against.get());
        }
        boolean withheld = !form.withheldUntil().isBlank();
        Proposal proposal = new Proposal(
                form.authority().strip(),
                form.reference().strip(),
                form.ground().strip(),
                List.copyOf(form.categories()),
                withheld ? LocalDate.parse(form.withheldUntil().strip()) : null,
                withheld ? form.withheldBecause().strip() : null);
        return purposes.in(DISCLOSE, () -> record(proposal, subjects(form.people()), by));
    }

    private Outcome record(Proposal proposal, Optional<Set<String>> subjects, UUID by) {
        if (subjects.isEmpty()) {
            return new Outcome.Refused("people");
        }
        Instant now = clock.instant();
        long id = disclosures.add(proposal, subjects.get().size(), by, now);
        subjects.get().forEach(subject -> disclosures.addPerson(id, subject, proposal, now));
        LOG.info("Account {} recorded disclosure {}", by, id);
        return new Outcome.Done(id);
    }

    private Optional<String> against(Form form) {
        String authority = form.authority().strip();
        String reference = form.reference().strip();
        if (authority.length() < 3
                || authority.length() > LONGEST_NAME
                || reference.isEmpty()
                || reference.length() > LONGEST_NAME) {
            return Optional.of("authority");
        }
        if (!isText(form.ground())) {
            return Optional.of("ground");
        }
        if (form.categories().isEmpty() || !offered().keySet().containsAll(form.categories())) {
            return Optional.of("categories");
        }
        boolean put = !form.withheldUntil().isBlank() || !form.withheldBecause().isBlank();
        return put && !(isText(form.withheldBecause()) && isSaneDay(form.withheldUntil()))
                ? Optional.of("withheld")
                : Optional.empty();
    }

    private static boolean isText(String text) {
        return WrittenReason.isReadable(text, LONGEST);
    }

    private boolean isSaneDay(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.isAfter(today()) && day.isBefore(today().plusYears(MOST_YEARS));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// Empty unless every line is an account's user name.
    private Optional<Set<String>> subjects(String typed) {
        Set<String> subjects = new LinkedHashSet<>();
        List<String> names =
                typed.lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
        for (String name : names) {
            Optional<KnownSubject> known = people.byUsername(name);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            subjects.add(known.get().key());
        }
        return subjects.isEmpty() || subjects.size() > MOST_PEOPLE ? Optional.empty() : Optional.of(subjects);
    }

    Outcome decide(long id, boolean refused, UUID by) {
        return purposes.in(DISCLOSE, () -> {
            Disclosure disclosure = disclosures.one(id).orElseThrow();
            if (!refused && !disclosure.isDecidedBy(by)) {
                return new Outcome.Refused("second");
            }
            if (!disclosures.decide(id, refused, by, clock.instant())) {
                return new Outcome.Refused("state");
            }
            LOG.info("Account {} {} disclosure {}", by, refused ? "refused" : "authorised", id);
            return new Outcome.Done(id);
        });
    }

    /// What an authorised disclosure says, for the officer who passes it on. There is no other way
    /// to it: whoever sees it has given it, and it is on record about each person before it is
    /// shown. On the same day it can be given again.
    Outcome give(long id, UUID by) {
        Disclosure disclosure = one(id).orElseThrow();
        boolean again = mayBeGivenAgain(disclosure);
        if (!disclosure.isReady() && !again) {
            return new Outcome.Refused("state");
        }
        List<String> lines = read(disclosure).entrySet().stream()
                .map(person -> tell(disclosure, person.getKey(), person.getValue()))
                .toList();
        if (!again && !purposes.in(DISCLOSE, () -> disclosures.give(id, clock.instant()))) {
            return new Outcome.Refused("state");
        }
        LOG.info("Account {} gave disclosure {}", by, id);
        return new Outcome.Given(lines);
    }

    /// Whoever closed the page too early need not ask for a new decision.
    boolean mayBeGivenAgain(Disclosure disclosure) {
        return disclosure.givenAt() != null && day(disclosure.givenAt()).equals(today());
    }

    private String tell(Disclosure disclosure, String subject, String line) {
        if (line.isEmpty()) {
            return line;
        }
        org.carrel.privacy.Disclosure told = new org.carrel.privacy.Disclosure(
                AUTHORITY,
                AUTHORISED,
                Set.copyOf(disclosure.categories()),
                subject,
                "disclosure-" + disclosure.id() + "-" + subject);
        return gate.tell(told, () -> line);
    }

    /// Whom it is about, for who decides and for who answers from the register later: user names, or empty for somebody
    /// who is gone.
    List<String> concerned(Disclosure disclosure) {
        return purposes.in(
                DISCLOSE,
                () -> disclosures.people(disclosure.id()).stream()
                        .map(subject -> people.byKey(subject)
                                .map(KnownSubject::username)
                                .orElse(""))
                        .toList());
    }

    /// By whose it is, a line each: the chosen kinds and nothing else; empty for somebody who is
    /// gone.
    private Map<String, String> read(Disclosure disclosure) {
        return purposes.in(DISCLOSE, () -> {
            Map<String, String> lines = new LinkedHashMap<>();
            disclosures
                    .people(disclosure.id())
                    .forEach(subject -> lines.put(
                            subject,
                            people.byKey(subject)
                                    .map(known -> line(known, disclosure.categories()))
                                    .orElse("")));
            return lines;
        });
    }

    private static String line(KnownSubject known, List<String> categories) {
        List<String> parts = new ArrayList<>();
        if (categories.contains("name")) {
            parts.add(known.name());
        }
        if (categories.contains("username")) {
            parts.add(known.username());
        }
        if (categories.contains("contact")) {
            @Nullable String email = known.email();
            parts.add(email == null ? "-" : email);
        }
        if (categories.contains("affiliation")) {
            parts.add(String.join(", ", known.groups()));
        }
        return String.join("; ", parts);
    }

    List<OwnDisclosure> own(Subject subject) {
        return purposes.own(SHOW, subject, () -> disclosures.own(today())).stream()
                .map(own -> new OwnDisclosure(
                        own.askedAt(),
                        own.givenAt(),
                        own.authority(),
                        own.legalGround(),
                        own.names(),
                        titles(own.names())))
                .toList();
    }

    List<String> titles(List<String> categories) {
        return categories.stream()
                .map(name -> {
                    Category category = notice.categories().get(name);
                    return category == null ? name : category.title();
                })
                .toList();
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    /// In the library's time.
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, library.zone());
    }
}
