package org.carrel.people.block;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.ServiceBlock;
import org.carrel.people.SignedIn;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Stops things for people, and lets them go on. Gates and services look at what stands; nothing
/// is copied there.
@Service
public class Blocks {

    private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);
    private static final Purpose KEEP = new Purpose("keep_membership");
    private static final Purpose SHOW = new Purpose("show_own_data");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    private final BlockRepository blocks;
    private final Purposes purposes;
    private final LibraryDay day;

    Blocks(BlockRepository blocks, Purposes purposes, LibraryDay day) {
        this.blocks = blocks;
        this.purposes = purposes;
        this.day = day;
    }

    /// What was typed.
    ///
    /// @param until its last day, as a browser sends it; empty for none
    record Typed(String reason, String sentence, List<String> stops, String until) {

        /// Without what was typed: records end up in messages and logs.
        @Override
        public String toString() {
            return "Typed";
        }
    }

    List<Block> of(PersonId person) {
        return purposes.in(KEEP, () -> blocks.of(person, day.now()));
    }

    List<Block> own(SignedIn me) {
        return purposes.own(SHOW, me.subjectOfData(), () -> blocks.own(day.now()));
    }

    Instant now() {
        return day.now();
    }

    LocalDate lastDay(Instant until) {
        return day.lastDayBefore(until);
    }

    /// @return what speaks against it, as a message key under `block.refused.`
    Optional<String> set(PersonId person, Typed typed, SignedIn by) {
        if (person.equals(by.personId())) {
            return Optional.of("own");
        }
        Optional<BlockReason> reason = BlockReason.of(typed.reason());
        String sentence = typed.sentence().strip();
        if (reason.isEmpty()) {
            return Optional.of("reason");
        }
        if (sentence.length() < SHORTEST || sentence.length() > LONGEST) {
            return Optional.of("sentence");
        }
        if (typed.stops().isEmpty() || !BlockReason.STOPS.containsAll(typed.stops())) {
            return Optional.of("stops");
        }
        return switch (end(typed.until())) {
            case End.NotADay odd -> Optional.of("until");
            case End.At(Instant until) -> {
                purposes.run(
                        KEEP,
                        () -> blocks.add(
                                person, reason.get(), sentence, typed.stops(), until, by.accountId(), day.now()));
                LOG.info(
                        "Account {} set a block ({})",
                        by.accountId().value(),
                        reason.get().key());
                yield Optional.empty();
            }
        };
    }

    private sealed interface End {

        record At(@Nullable Instant until) implements End {}

        record NotADay() implements End {}
    }

    private End end(String typed) {
        if (typed.isBlank()) {
            return new End.At(null);
        }
        try {
            LocalDate last = LocalDate.parse(typed.strip());
            return last.isBefore(day.today()) || last.isAfter(day.today().plusYears(10))
                    ? new End.NotADay()
                    : new End.At(day.endOf(last));
        } catch (DateTimeException e) {
            return new End.NotADay();
        }
    }

    /// What came of the wish to lift a block, as a message key under `person.done.`: `already`
    /// where it does not stand (any more), `own` where somebody would lift their own.
    String lift(PersonId person, UUID block, SignedIn by) {
        if (person.equals(by.personId())) {
            return "own";
        }
        if (purposes.in(KEEP, () -> blocks.lift(person, block, by.accountId(), day.now())) != 1) {
            return "already";
        }
        LOG.info("Account {} lifted the block {}", by.accountId().value(), block);
        return "lifted";
    }

    public void setByService(ServiceBlock block) {
        purposes.run(KEEP, () -> blocks.addByService(block, day.now()));
    }

    public void liftedByService(PersonId person, String service, String reason) {
        purposes.run(KEEP, () -> blocks.liftByService(person, service, reason, day.now()));
    }
}
