package org.carrel.sentinel.securing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the steps are run.
///
/// @param every     how often due steps are looked for; zero for never
/// @param timeLimit how long one attempt at a step may take
/// @param attempts  in a row, before a step waits for a person
/// @param keepFor   how long user name and contact are kept, from the confirmation, so that it can
///     be undone
/// @param answerFor how long the owner's link is valid
@ConfigurationProperties("carrel.sentinel.securing")
record SecuringSettings(
        @DefaultValue("1s") Duration every,
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("12") int attempts,
        @DefaultValue("30d") Duration keepFor,
        @DefaultValue("14d") Duration answerFor) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    /// How long after an attempt began whoever made it is taken for dead.
    Duration lease() {
        return timeLimit.plusSeconds(15);
    }

    /// How long to wait after `failures` attempts in a row, at least one.
    static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
