package org.carrel.buildings;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How doors work.
///
/// @param every            how often buildings and gates are read anew (so long a token revoked on another node still
///     works) and whoever is counted as inside a closed building is let go; zero for never
/// @param snapshotValidFor how long a gate may decide by one list
/// @param snapshotKeyFile  the private key that signs these lists, made when it is first needed; nodes share it
/// @param evacuationLasts  after this time an evacuation ends by itself
/// @param synchronous      whether an answer waits until the entry is on disk. Without, a crash of the database's
///     machine may lose the entries of its last second
@ConfigurationProperties("carrel.buildings")
public record BuildingsSettings(
        Duration every,
        Duration snapshotValidFor,
        Path snapshotKeyFile,
        Duration evacuationLasts,
        boolean synchronous) {}
