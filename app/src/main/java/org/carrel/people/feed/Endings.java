package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether a delivery ends people whom it should not. A file waits then. Where a source speaks of
/// one person at a time nobody can agree: what goes beyond its share within a day is refused.
@Component
class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final int HOURS = 24;

    private final EndingRepository endings;

    Endings(EndingRepository endings) {
        this.endings = endings;
    }

    /// Rows that name nobody, in a delivery that would end people whom no row names: they may be
    /// the same.
    ///
    /// @param id of a full delivery that was compared with what stands
    Optional<String> unnamed(long id, String source, LocalDate today) {
        EndingRepository.Unnamed unnamed = endings.unnamed(id, source, today);
        return unnamed.unread() == 0 || unnamed.missing() == 0
                ? Optional.empty()
                : Optional.of(unnamed.unread() + "\n" + unnamed.missing());
    }

    /// Of a change that was compared with what stands, and not taken over yet. One person may
    /// always be ended.
    ///
    /// @param id of the delivery
    Optional<Problem> tooMany(long id, Source source, Instant now, LocalDate today) {
        if (!endings.endsSomebody(id, source.key(), today)) {
            return Optional.empty();
        }
        long ended = endings.ended(source.key(), now.minus(HOURS, ChronoUnit.HOURS), today);
        if (ended == 0) {
            return Optional.empty();
        }
        double share = source.mostEndedPercent().doubleValue() / 100;
        // More than would be enough need not be counted: some sources have half a million people.
        double enough = share == 0 ? Integer.MAX_VALUE : Math.ceil((ended + 1) / share);
        long all = ended + endings.standing(source.key(), today, (int) Math.min(enough, Integer.MAX_VALUE));
        if (ended + 1 <= share * all) {
            return Optional.empty();
        }
        LOG.warn(
                "A change of the source {} was refused: of {} people it ended {} within {} hours",
                source.key(),
                all,
                ended,
                HOURS);
        String percent = source.mostEndedPercent().stripTrailingZeros().toPlainString();
        return Optional.of(new Problem(Problem.TOO_MANY, ended + "\n" + all + "\n" + percent));
    }
}
