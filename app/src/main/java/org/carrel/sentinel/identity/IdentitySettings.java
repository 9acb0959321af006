package org.carrel.sentinel.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a library guards the way from a token to a person.
///
/// @param keystore with the identifying keys: a PKCS#12 file, or a `.properties` file that
///     describes a key device; absent for the one that makes tokens
/// @param fourEyes whether a second trained reviewer has to agree
/// @param mostPerDay reveals of one reviewer within 24 hours
/// @param usualPerHour more of them within an hour stand out, as do those at night, and are marked
///     for the data protection officer
@ConfigurationProperties("carrel.sentinel.identity")
record IdentitySettings(
        @Nullable Path keystore,
        @DefaultValue("false") boolean fourEyes,
        @DefaultValue("10") int mostPerDay,
        @DefaultValue("3") int usualPerHour) {}
