package org.carrel.people.joining;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long things last when somebody joins.
///
/// @param confirmWithin how long the link works that proves a mail address
/// @param homeAnswers how long the link works by which a home library answers
/// @param waits how long an application waits for somebody to come to the desk
/// @param lasts how long somebody who joined may use the library, at most
/// @param renewBefore how long before that ends they are written to and may ask for more
/// @param linkValid how long the link works by which they choose a password
@ConfigurationProperties("carrel.people.joining")
record JoiningSettings(
        @DefaultValue("48h") Duration confirmWithin,
        @DefaultValue("21d") Duration homeAnswers,
        @DefaultValue("60d") Period waits,
        @DefaultValue("1y") Period lasts,
        @DefaultValue("30d") Period renewBefore,
        @DefaultValue("7d") Duration linkValid) {}
