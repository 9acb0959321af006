package org.carrel.catalogue.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Where a harvest goes on. It holds all that is needed itself, so it never expires, and any node can go on; and it
/// names a
/// moment and not a number of records, so what changes meanwhile neither repeats nor hides a record.
///
/// @param afterMoment of the record that was the last one so far
/// @param given       how many were given so far
record ResumptionToken(String prefix, Instant from, Instant until, Instant afterMoment, long afterId, long given) {

    private static final int PARTS = 6;

    static ResumptionToken begin(String prefix, Instant from, Instant until) {
        return new ResumptionToken(prefix, from, until, Instant.EPOCH, 0, 0);
    }

    ResumptionToken after(ServedRecord last, int more) {
        return new ResumptionToken(
                prefix, from, until, last.changedAt(), last.id().value(), given + more);
    }

    String text() {
        String parts = String.join(
                "|",
                prefix,
                from.toString(),
                until.toString(),
                afterMoment.toString(),
                String.valueOf(afterId),
                String.valueOf(given));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }

    /// Empty for what was not made here.
    static Optional<ResumptionToken> read(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|", -1);
            if (parts.length != PARTS || !OaiRequest.PREFIXES.contains(parts[0])) {
                return Optional.empty();
            }
            return Optional.of(new ResumptionToken(
                    parts[0],
                    moment(parts[1]),
                    moment(parts[2]),
                    moment(parts[3]),
                    Long.parseLong(parts[4]),
                    Long.parseLong(parts[5])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Years that the database knows.
    private static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw new DateTimeException("out of range");
        }
        return moment;
    }
}
