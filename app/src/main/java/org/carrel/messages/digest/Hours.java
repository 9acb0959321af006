package org.carrel.messages.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.carrel.messages.MessagesSettings;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// When people are told, by the library's clock on the wall.
@Component
public class Hours {

    private static final int QUARTER = 900;

    private final MessagesSettings settings;
    private final ZoneId zone;

    Hours(MessagesSettings settings, LibraryProfile library) {
        this.settings = settings;
        this.zone = library.zone();
    }

    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /// An hour that the clocks leave out is the one after; one that comes twice is the first.
    Instant digest(LocalDate day) {
        return day.atTime(settings.digestAt()).atZone(zone).toInstant();
    }

    /// The last quarter of an hour that has begun: wherever clocks change, they change by quarters.
    Instant quarter(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), QUARTER) * QUARTER);
    }

    public boolean isQuiet(Instant moment) {
        return settings.isQuiet(moment.atZone(zone).toLocalTime());
    }
}
