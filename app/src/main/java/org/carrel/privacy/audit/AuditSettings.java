package org.carrel.privacy.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the record's proof goes.
///
/// @param folder for signed files of the record; best on another machine's disk
/// @param keyFile the private key of the signatures, made at the first checkpoint; its public half
/// lies in `folder`
/// @param checkpointEvery zero for never
@ConfigurationProperties("carrel.privacy.audit")
record AuditSettings(Path folder, Path keyFile, Duration checkpointEvery) {}
