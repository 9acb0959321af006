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
/// @param keys where the keys of tokens are: a PKCS#12 file, or a `.properties` file that describes
///     a key device; absent for `keys.p12` in the data folder
/// @param keysLost the keys that made the tokens so far are lost for good: make others, of a new epoch
/// @param keyPassphrase of a PKCS#12 file; absent when its file mode guards it
/// @param keyPin of a key device; absent when a file holds it
@ConfigurationProperties("carrel.sentinel")
record SentinelSettings(
        Path folder,
        @DefaultValue("5") double alertsPerDay,
        @DefaultValue("5000") int chunk,
        @DefaultValue("2s") Duration inboxEvery,
        @Nullable String logFormat,
        @Nullable Path keys,
        @DefaultValue("false") boolean keysLost,
        @Nullable String keyPassphrase,
        @Nullable String keyPin) {

    /// Without what guards the keys: records end up in messages and logs.
    @Override
    public String toString() {
        return "SentinelSettings[folder=" + folder + "]";
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path places() {
        return folder.resolve("places");
    }

    Path keystore() {
        return keys == null ? keyFile() : keys;
    }

    /// Where keys are, or were before they moved to a key device.
    Path keyFile() {
        return folder.resolve("keys.p12");
    }

    char @Nullable [] passphrase() {
        return letters(keyPassphrase);
    }

    char @Nullable [] pin() {
        return letters(keyPin);
    }

    private static char @Nullable [] letters(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text.toCharArray();
    }

    Path tokenFile() {
        return folder.resolve("ingest.token");
    }
}
