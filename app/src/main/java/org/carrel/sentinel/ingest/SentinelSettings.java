package org.carrel.sentinel.ingest;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a library sets for its sentinel.
///
/// @param folder the data folder; below it stand `inbox/`, `places/`, `keys.p12` and `ingest.token`
/// @param alertsPerDay the alert budget, see the detector's settings
/// @param chunk lines in one transaction
/// @param inboxEvery how often the inbox is looked at; zero for never
/// @param logFormat of logs that are not recognised by themselves; absent to recognise
/// @param keyPassphrase of the keystore; absent when its file mode guards it
@ConfigurationProperties("carrel.sentinel")
record SentinelSettings(
        Path folder,
        @DefaultValue("5") double alertsPerDay,
        @DefaultValue("5000") int chunk,
        @DefaultValue("2s") Duration inboxEvery,
        @Nullable String logFormat,
        @Nullable String keyPassphrase) {

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path places() {
        return folder.resolve("places");
    }

    Path keystore() {
        return folder.resolve("keys.p12");
    }

    Path tokenFile() {
        return folder.resolve("ingest.token");
    }
}
