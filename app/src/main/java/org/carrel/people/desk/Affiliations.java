package org.carrel.people.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Enters by hand why somebody may use the library, changes until when, and ends it. What a feed
/// said is the feed's.
@Service
class Affiliations {

    private static final Logger LOG = LoggerFactory.getLogger(Affiliations.class);
    private static final Purpose CHECK_NHS = new Purpose("check_nhs_membership");
    private static final int LONGEST_TEXT = 200;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int YEARS = 60;

    private final PersonRepository people;
    private final NhsRepository nhs;
    private final Purposes purposes;
    private final LibraryDay day;

    Affiliations(PersonRepository people, NhsRepository nhs, Purposes purposes, LibraryDay day) {
        this.people = people;
        this.nhs = nhs;
        this.purposes = purposes;
        this.day = day;
    }

    /// What was typed; days as a browser sends them.
    record Typed(UserGroup group, String since, String until, Map<AffiliationField, String> details) {

        /// Without what was typed: records end up in messages and logs.
        @Override
        public String toString() {
            return "Typed[" + group + "]";
        }
    }

    /// What came of it; a reason is a message key under `person.refused.`.
    sealed interface Outcome {

        record Done() implements Outcome {}

        record Refused(String reason) implements Outcome {}

        /// A field that is not held of this group.
        record NotHeld(AffiliationField field) implements Outcome {}

        /// A field whose value is none.
        record Odd(AffiliationField field) implements Outcome {}
    }

    LocalDate today() {
        return day.today();
    }

    Outcome add(UUID person, Typed typed, boolean checksNhs, AccountId by) {
        Map<AffiliationField, String> details = new EnumMap<>(AffiliationField.class);
        for (Map.Entry<AffiliationField, String> one : typed.details().entrySet()) {
            String value = one.getValue().strip();
            if (!value.isEmpty()) {
                if (!one.getKey().isOf(typed.group())) {
                    return new Outcome.NotHeld(one.getKey());
                }
                if (!fits(one.getKey(), value, typed.group())) {
                    return new Outcome.Odd(one.getKey());
                }
                details.put(one.getKey(), value);
            }
        }
        Optional<LocalDate> since = parsed(typed.since());
        Optional<LocalDate> until = parsed(typed.until());
        if (since.isEmpty() || !typed.until().isBlank() && until.isEmpty()) {
            return new Outcome.Refused("day");
        }
        if (until.isPresent() && until.get().isBefore(since.get())) {
            return new Outcome.Refused("order");
        }
        boolean ofNhs = details.keySet().stream().anyMatch(AffiliationField.OF_NHS::contains);
        if (ofNhs && !checksNhs) {
            return new Outcome.Refused("nhs");
        }
        return enter(person, typed.group(), since.get(), until.orElse(null), details, by);
    }

    private Outcome enter(
            UUID person,
            UserGroup group,
            LocalDate since,
            @Nullable LocalDate until,
            Map<AffiliationField, String> details,
            AccountId by) {
        UUID id = UUID.randomUUID();
        try {
            purposes.run(
                    PersonFile.KEEP,
                    () -> people.addAffiliation(id, new PersonId(person), group, since, until, details));
        } catch (DuplicateKeyException open) {
            return new Outcome.Refused("twice");
        }
        LOG.info("Account {} entered affiliation {} as {}", by.value(), id, group.key());
        if (details.keySet().stream().anyMatch(AffiliationField.OF_NHS::contains)) {
            purposes.run(
                    CHECK_NHS,
                    () -> nhs.change(
                            id,
                            new NhsRepository.Membership(id, since, until, true, null, null),
                            parsed(details.getOrDefault(AffiliationField.DATE_OF_BIRTH, ""))
                                    .orElse(null),
                            details.get(AffiliationField.JOB_TITLE)));
        }
        return new Outcome.Done();
    }

    private boolean fits(AffiliationField field, String value, UserGroup group) {
        return switch (field.kind()) {
            case TEXT -> value.length() <= LONGEST_TEXT && ReadableLine.is(value);
            case SUBGROUP ->
                Subgroup.of(value).filter(one -> one.group() == group).isPresent();
            case BAND -> List.of("A", "B", "C", "R").contains(value);
            case DAY ->
                parsed(value)
                        .filter(known -> field != AffiliationField.DATE_OF_BIRTH || known.isBefore(day.today()))
                        .isPresent();
        };
    }

    Optional<Affiliation> one(UUID person, UUID affiliation) {
        return purposes.in(PersonFile.KEEP, () -> people.affiliations(new PersonId(person))).stream()
                .filter(one -> one.id().equals(affiliation))
                .findFirst();
    }

    /// @param until the last day as it was typed; empty for no end
    /// @return what speaks against it, as a message key under `person.refused.`
    Optional<String> changeEnd(UUID person, UUID affiliation, String until, String version, AccountId by) {
        Optional<LocalDate> last = parsed(until);
        if (last.isEmpty() && !until.isBlank()) {
            return Optional.of("day");
        }
        return change(person, affiliation, version, by, before -> {
            if (last.isPresent() && last.get().isBefore(before.since())) {
                return Optional.of("order");
            }
            if (last.isPresent() && last.get().isBefore(day.today())) {
                return Optional.of("past");
            }
            people.changeEnd(affiliation, before.since(), last.orElse(null), null);
            return Optional.empty();
        });
    }

    /// It does not count today any more, nor at all where it began today or later.
    ///
    /// @param said why, for the person
    Optional<String> endNow(UUID person, UUID affiliation, String said, String version, AccountId by) {
        String reason = said.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Optional.of("reason");
        }
        return change(person, affiliation, version, by, before -> {
            LocalDate yesterday = day.today().minusDays(1);
            LocalDate since = before.since().isAfter(yesterday) ? yesterday : before.since();
            people.changeEnd(affiliation, since, yesterday, reason);
            return Optional.empty();
        });
    }

    private Optional<String> change(
            UUID person,
            UUID affiliation,
            String version,
            AccountId by,
            java.util.function.Function<Affiliation, Optional<String>> change) {
        Optional<String> refused;
        try {
            refused = purposes.in(PersonFile.KEEP, () -> {
                people.hold(affiliation);
                Optional<Affiliation> before = one(person, affiliation);
                if (before.isEmpty() || !before.get().version().equals(version)) {
                    return Optional.of("changed");
                }
                if (!before.get().isByHand()) {
                    return Optional.of("feed");
                }
                return before.get().when(day.today()) == Affiliation.When.OVER
                        ? Optional.of("over")
                        : change.apply(before.get());
            });
        } catch (DuplicateKeyException open) {
            return Optional.of("twice");
        }
        if (refused.isEmpty()) {
            LOG.info("Account {} changed affiliation {}", by.value(), affiliation);
        }
        return refused;
    }

    List<NhsRepository.Membership> nhs(UUID person) {
        return purposes.in(CHECK_NHS, () -> nhs.of(new PersonId(person)));
    }

    /// @return what speaks against it, as a message key under `person.refused.`
    Optional<String> changeNhs(UUID person, UUID affiliation, String born, String title, String version) {
        Optional<LocalDate> birth = parsed(born);
        String job = title.strip();
        if (birth.isEmpty() && !born.isBlank()
                || birth.isPresent() && !fits(AffiliationField.DATE_OF_BIRTH, born.strip(), UserGroup.NHS_STAFF)) {
            return Optional.of("day");
        }
        if (!job.isEmpty() && !fits(AffiliationField.JOB_TITLE, job, UserGroup.NHS_STAFF)) {
            return Optional.of("text");
        }
        return purposes.in(CHECK_NHS, () -> {
            Optional<NhsRepository.Membership> seen = nhs.of(new PersonId(person)).stream()
                    .filter(one -> one.id().equals(affiliation) && one.version().equals(version))
                    .findFirst();
            boolean done = seen.isPresent()
                    && nhs.change(affiliation, seen.get(), birth.orElse(null), job.isEmpty() ? null : job);
            return done ? Optional.empty() : Optional.of("changed");
        });
    }

    /// Within a life.
    private Optional<LocalDate> parsed(String typed) {
        try {
            LocalDate known = LocalDate.parse(typed.strip());
            boolean sensible = known.isAfter(day.today().minusYears(2L * YEARS))
                    && known.isBefore(day.today().plusYears(YEARS));
            return sensible ? Optional.of(known) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
