package org.carrel.catalogue.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What is done in the background.
///
/// @param every how often it is looked whether anything waits; zero for never
@ConfigurationProperties("carrel.catalogue.authorities")
record AuthoritySettings(Duration every) {}
