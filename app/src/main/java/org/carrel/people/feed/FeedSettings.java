package org.carrel.people.feed;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Ways in for deliveries.
///
/// @param folder    watched: what is put into `<folder>/<source>/` is taken over
/// @param every     how often it is looked at; zero for never
/// @param tokenFile the token by which `./carrel feed` speaks to a running Carrel; made when it is not there
@ConfigurationProperties("carrel.people.feeds")
record FeedSettings(Path folder, Duration every, Path tokenFile) {}
