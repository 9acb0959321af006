package org.carrel.circulation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Works out when things are due: with the same answers whenever it is asked the same.
///
/// Days, weeks and months end with the local day, at 23:59:59. Hours that make whole days are
/// counted by the clock on the wall, so that something lent at three is due at three also when
/// clocks change; other hours are as long as they are. A day on which the campus is shut moves to
/// the next open one, but never beyond a fixed date, the end of term, the limit of renewals or the
/// borrower's last day: where the campus is shut on such a day, the last open day before it counts.
public final class DueDate {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final int HOURS_A_DAY = 24;
    /// For how long a campus may be shut; then a day counts though it is.
    private static final int LONGEST_SHUT = 400;

    private final Terms terms;
    private final Optional<DueDateList> fixed;
    private final Calendar calendar;
    private final String campus;
    private final ZoneId zone;
    private final @Nullable LocalDate lastDay;

    /// @param campus  where the item has to come back to, as the catalogue codes it
    /// @param lastDay of the borrower; null for no such day
    public DueDate(
            Policy policy, Terms terms, Calendar calendar, String campus, @Nullable LocalDate lastDay, ZoneId zone) {
        this.terms = terms;
        this.fixed = policy.list(terms.noLaterThan());
        this.calendar = calendar;
        this.campus = campus;
        this.zone = zone;
        this.lastDay = lastDay;
    }

    /// Of what is lent now.
    public Due lent(Instant now) {
        return within(now, now, null);
    }

    /// Of what is renewed now, never earlier than it is due already.
    ///
    /// @param automatic whether the program asks, not the borrower
    public Due renewed(Loan loan, Instant now, boolean automatic) {
        Renewing renewing = terms.renewing();
        if (renewing.way() == Renewing.Way.NONE || automatic && renewing.way() != Renewing.Way.AUTOMATIC) {
            return new Due.Refused(Due.Reason.NOT_RENEWED);
        }
        if (renewing.times() != null && loan.renewed() >= renewing.times()) {
            return new Due.Refused(Due.Reason.RENEWED_OFTEN_ENOUGH);
        }
        Due due = within(renewing.from() == Renewing.From.RENEWAL ? now : loan.due(), now, limit(loan));
        return due instanceof Due.At at
                        && (!at.moment().isAfter(loan.due()) || !at.moment().isAfter(now))
                ? new Due.Refused(Due.Reason.NOTHING_LONGER)
                : due;
    }

    private @Nullable Instant limit(Loan loan) {
        LoanPeriod until = terms.renewing().until();
        if (until == null) {
            return null;
        }
        return until.isByTheHour() ? plusHours(loan.began(), until.amount()) : endOf(until.after(day(loan.began())));
    }

    /// Of what somebody else needs: never later than before.
    public Instant recalled(Loan loan, Instant now) {
        LocalDate kept = day(loan.began()).plusDays(terms.recalling().guaranteed());
        LocalDate asked = day(now).plusDays(terms.recalling().days());
        Instant due = endOf(nextOpen(kept.isAfter(asked) ? kept : asked));
        return due.isBefore(loan.due()) ? due : loan.due();
    }

    /// @param from  what the period counts from
    /// @param limit beyond which nothing is renewed; null for none
    private Due within(Instant from, Instant now, @Nullable Instant limit) {
        List<Due.Why> why = new ArrayList<>();
        @Nullable Instant latest = limit;
        Due.@Nullable Why latestBecause = limit == null ? null : Due.Why.RENEWAL_LIMIT;
        Optional<LocalDate> day = noLaterThan(day(now));
        if (day.isPresent() && (latest == null || endOf(day.get()).isBefore(latest))) {
            latest = endOf(day.get());
            latestBecause = fixed.isPresent() ? Due.Why.FIXED_DATE : Due.Why.END_OF_TERM;
        }
        Instant due = terms.period().isByTheHour()
                ? byTheHour(from)
                : endOf(terms.period().after(day(from)));
        if (latest != null && latestBecause != null && due.isAfter(latest)) {
            due = latest;
            why.add(latestBecause);
        }
        Instant open = whileOpen(due, latest, now);
        if (!open.equals(due)) {
            due = open;
            why.add(Due.Why.SHUT);
        }
        return withMembership(due, why, now);
    }

    private Due withMembership(Instant due, List<Due.Why> why, Instant now) {
        if (lastDay != null && (lastDay.isBefore(day(now)) || due.isAfter(endOf(lastDay)))) {
            if (!lastDay.isAfter(day(now))) {
                return new Due.Refused(Due.Reason.LAST_DAY);
            }
            why.add(Due.Why.LAST_DAY);
            return new Due.At(endOf(lastDay), why);
        }
        return new Due.At(due, why);
    }

    private Optional<LocalDate> noLaterThan(LocalDate today) {
        return Terms.END_OF_TERM.equals(terms.noLaterThan())
                ? calendar.endOfTerm(today.plusDays(1))
                : fixed.flatMap(list -> list.after(today));
    }

    private Instant byTheHour(Instant from) {
        return plusHours(from, terms.period().amount()).truncatedTo(ChronoUnit.MINUTES);
    }

    private Instant plusHours(Instant from, int hours) {
        return hours % HOURS_A_DAY == 0
                ? from.atZone(zone).plusDays(hours / HOURS_A_DAY).toInstant()
                : from.plus(hours, ChronoUnit.HOURS);
    }

    /// @param latest beyond which it may not move; null for no such moment
    private Instant whileOpen(Instant due, @Nullable Instant latest, Instant now) {
        boolean byDay = endOf(day(due)).equals(due);
        if (byDay ? calendar.isOpen(campus, day(due)) : calendar.isOpenAt(campus, due)) {
            return due;
        }
        Instant moved = byDay
                ? endOf(nextOpen(day(due)))
                : calendar.nextOpening(campus, due)
                        .map(opening -> opening.plus(1, ChronoUnit.HOURS))
                        .orElse(due);
        return latest == null || !moved.isAfter(latest)
                ? moved
                : lastOpen(day(latest), day(now))
                        .map(this::endOf)
                        .filter(end -> !end.isAfter(latest))
                        .orElse(latest);
    }

    private LocalDate nextOpen(LocalDate day) {
        for (int ahead = 0; ahead <= LONGEST_SHUT; ahead++) {
            if (calendar.isOpen(campus, day.plusDays(ahead))) {
                return day.plusDays(ahead);
            }
        }
        return day;
    }

    /// The last open day up to `day`, later than today.
    private Optional<LocalDate> lastOpen(LocalDate day, LocalDate today) {
        for (LocalDate one = day; one.isAfter(today); one = one.minusDays(1)) {
            if (calendar.isOpen(campus, one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /// Where a clock change leaves that second out, the first one after it.
    private Instant endOf(LocalDate day) {
        return ZonedDateTime.ofLocal(LocalDateTime.of(day, END_OF_DAY), zone, null)
                .toInstant();
    }
}
