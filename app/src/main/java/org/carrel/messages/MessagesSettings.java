package org.carrel.messages;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When people are told. `docs/messages.md` explains each.
///
/// @param every      how long to wait between two looks for what is due; zero for never
/// @param digestAt   by the library's clock
/// @param quietFrom  from then on no mail leaves
/// @param quietUntil the same as `quietFrom` for no quiet hours
/// @param urgent     kinds of news that go at the next quarter of an hour instead
/// @param triesFor   how long a letter is tried before the desk is told
@ConfigurationProperties("carrel.messages")
public record MessagesSettings(
        @DefaultValue("30s") Duration every,
        @DefaultValue("08:00") LocalTime digestAt,
        @DefaultValue("20:00") LocalTime quietFrom,
        @DefaultValue("08:00") LocalTime quietUntil,
        @DefaultValue Set<String> urgent,
        @DefaultValue("48h") Duration triesFor) {

    public MessagesSettings {
        if (isQuiet(digestAt, quietFrom, quietUntil)) {
            throw new IllegalArgumentException("carrel.messages.digest-at is " + digestAt
                    + ", within the quiet hours from " + quietFrom + " until " + quietUntil
                    + ": no mail leaves then, so choose another time");
        }
    }

    /// @param time by the library's clock
    public boolean isQuiet(LocalTime time) {
        return isQuiet(time, quietFrom, quietUntil);
    }

    private static boolean isQuiet(LocalTime time, LocalTime from, LocalTime until) {
        boolean begun = !time.isBefore(from);
        boolean lasts = time.isBefore(until);
        return from.isAfter(until) ? begun || lasts : begun && lasts;
    }
}
