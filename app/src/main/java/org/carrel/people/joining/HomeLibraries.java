package org.carrel.people.joining;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.carrel.people.account.LibraryDay;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// The library at home says by its one-time link whether somebody may come by SCONUL Access, in which band and how
/// long.
@Service
class HomeLibraries {

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
        return purposes.in(Applications.TAKE, () -> homes.asked(OneTimeCode.hash(code), day.now()));
    }

    Outcome approve(String code, String typedBand, String typedUntil) {
        LocalDate today = day.today();
        LocalDate until = TypedApplication.date(typedUntil);
        Optional<Band> band = Band.of(typedBand);
        if (band.isEmpty()) {
            return Outcome.BAND;
        }
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_YEARS))) {
            return Outcome.UNTIL;
        }
        return purposes.in(
                Applications.TAKE,
                () -> homes.asked(OneTimeCode.hash(code), day.now())
                                .filter(asked -> homes.approve(asked.id(), band.get(), until))
                                .isPresent()
                        ? Outcome.DONE
                        : Outcome.OVER);
    }

    Outcome refuse(String code) {
        return purposes.in(
                Applications.TAKE,
                () -> homes.asked(OneTimeCode.hash(code), day.now())
                                .filter(asked -> homes.refuse(asked.id(), why(asked), day.now()))
                                .map(asked -> {
                                    applications.write(asked.id(), "declined", day.now());
                                    return asked;
                                })
                                .isPresent()
                        ? Outcome.DONE
                        : Outcome.OVER);
    }

    private String why(HomeLibraryRepository.Asked asked) {
        return messages.getMessage("homeLibrary.refused", new Object[] {asked.institution()}, Locale.UK);
    }
}
