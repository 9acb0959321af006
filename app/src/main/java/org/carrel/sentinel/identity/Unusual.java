package org.carrel.sentinel.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What makes a reveal stand out among reveals. It hinders nobody: the data protection officer sees it.
@Component
class Unusual {

    private static final int MORNING = 6;
    private static final int NIGHT = 22;

    private final RevealRepository reveals;
    private final IdentitySettings settings;
    private final LibraryProfile library;

    Unusual(RevealRepository reveals, IdentitySettings settings, LibraryProfile library) {
        this.reveals = reveals;
        this.settings = settings;
        this.library = library;
    }

    /// @return a sentence; null where nothing stands out
    @Nullable
    String in(UUID reviewer, String reason, Instant now) {
        List<String> all = new ArrayList<>();
        int lately = reveals.askedSince(reviewer, now.minus(Duration.ofHours(1))) + 1;
        if (lately > settings.usualPerHour()) {
            all.add(lately + " within an hour");
        }
        int hour = now.atZone(library.zone()).getHour();
        if (hour < MORNING || hour >= NIGHT) {
            all.add("at night");
        }
        if (reveals.gaveTheReasonBefore(reviewer, reason)) {
            all.add("the same reason as for another");
        }
        return all.isEmpty() ? null : String.join(", ", all);
    }
}
