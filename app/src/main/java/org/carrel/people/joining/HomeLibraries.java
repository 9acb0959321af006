package org.carrel.people.joining;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.account.LibraryDay;
import org.carrel.web.SecretCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// The library at home says by its one-time link, or by way of the desk, whether somebody may
/// come by SCONUL Access, in which band and how long.
@Service
class HomeLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(HomeLibraries.class);
    private static final int LONGEST_YEARS = 6;

    private final HomeLibraryRepository homes;
    private final ApplicationRepository applications;
    private final org.carrel.privacy.Purposes purposes;
    private final MessageSource messages;
    private final LibraryDay day;

    HomeLibraries(
            HomeLibraryRepository homes,
            ApplicationRepository applications,
            org.carrel.privacy.Purposes purposes,
            MessageSource messages,
            LibraryDay day) {
        this.homes = homes;
        this.applications = applications;
        this.purposes = purposes;
        this.messages = messages;
        this.day = day;
    }

    enum Outcome {
        DONE,
        /// The link was used, is too old, or never was one.
        OVER,
        BAND,
        UNTIL
    }

    Optional<HomeLibraryRepository.Asked> asked(String code) {
        return purposes.in(Applications.TAKE, () -> homes.asked(SecretCode.hash(code), day.now()));
    }

    Outcome approve(String code, String band, String until) {
        return switch (read(band, until)) {
            case Said.Wrong wrong -> wrong.outcome();
            case Said.Approval(Band in, LocalDate last) ->
                purposes.in(
                        Applications.TAKE,
                        () -> outcome(homes.asked(SecretCode.hash(code), day.now())
                                .filter(asked -> homes.approve(asked.id(), in, last))
                                .isPresent()));
        };
    }

    Outcome refuse(String code) {
        return purposes.in(
                Applications.TAKE,
                () -> outcome(homes.asked(SecretCode.hash(code), day.now())
                        .filter(asked -> refuse(asked.id(), asked.institution()))
                        .isPresent()));
    }

    /// What it said by telephone, or in a letter that the applicant shows: mail does not reach every library.
    Outcome approved(Application application, String band, String until, AccountId by) {
        Outcome outcome = switch (read(band, until)) {
            case Said.Wrong wrong -> wrong.outcome();
            case Said.Approval(Band in, LocalDate last) ->
                purposes.in(Applications.KEEP, () -> outcome(homes.approve(application.id(), in, last)));
        };
        log(outcome, application, by);
        return outcome;
    }

    Outcome refused(Application application, AccountId by) {
        String institution = Objects.requireNonNullElse(application.institution(), "");
        Outcome outcome = purposes.in(Applications.KEEP, () -> outcome(refuse(application.id(), institution)));
        log(outcome, application, by);
        return outcome;
    }

    private static void log(Outcome outcome, Application application, AccountId by) {
        if (outcome == Outcome.DONE) {
            LOG.info("Account {} entered what a library said of application {}", by.value(), application.id());
        }
    }

    private sealed interface Said {

        record Approval(Band band, LocalDate until) implements Said {}

        record Wrong(Outcome outcome) implements Said {}
    }

    private Said read(String band, String typedUntil) {
        LocalDate today = day.today();
        Optional<Band> known = Band.of(band);
        LocalDate until = TypedApplication.date(typedUntil);
        if (known.isEmpty()) {
            return new Said.Wrong(Outcome.BAND);
        }
        return until == null || until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_YEARS))
                ? new Said.Wrong(Outcome.UNTIL)
                : new Said.Approval(known.get(), until);
    }

    private boolean refuse(UUID application, String institution) {
        String why = messages.getMessage("homeLibrary.refused", new Object[] {institution}, Locale.UK);
        boolean refused = homes.refuse(application, why, day.now());
        if (refused) {
            applications.write(application, "declined", day.now());
        }
        return refused;
    }

    private static Outcome outcome(boolean done) {
        return done ? Outcome.DONE : Outcome.OVER;
    }
}
