package org.carrel.catalogue.index;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the index is and how it follows.
///
/// @param indexFolder this node's own: two that share one would destroy it, and the second is refused
/// @param indexEvery  how often the tables are looked at; zero for never, as most tests want it
@ConfigurationProperties("carrel.catalogue")
record IndexSettings(
        Path indexFolder, @DefaultValue("500ms") Duration indexEvery) {}
