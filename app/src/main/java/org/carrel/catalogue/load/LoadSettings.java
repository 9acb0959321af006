package org.carrel.catalogue.load;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Ways in for files of records.
///
/// @param folder    watched: what is put into `<folder>/<profile>/` is taken in
/// @param every     how often it is looked at; zero for never
/// @param tokenFile the token by which `./carrel catalogue` speaks to a running Carrel; made when it is not there
@ConfigurationProperties("carrel.catalogue.loads")
record LoadSettings(Path folder, Duration every, Path tokenFile) {}
