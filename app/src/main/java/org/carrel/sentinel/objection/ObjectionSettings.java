package org.carrel.sentinel.objection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is told of an objection.
///
/// @param officerMail the data protection officer's address; null where they look by themselves
/// @param lettersEvery how often letters that are due are looked for; zero for never
@ConfigurationProperties("carrel.sentinel.objection")
record ObjectionSettings(
        @Nullable String officerMail, @DefaultValue("10s") Duration lettersEvery) {}
