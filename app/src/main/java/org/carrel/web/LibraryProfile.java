package org.carrel.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The institution this installation serves.
///
/// @param name    as the header shows it
/// @param contact a mail address where a person answers
/// @param zone    in which instants are shown
@ConfigurationProperties("carrel.library")
public record LibraryProfile(String name, String contact, ZoneId zone) {}
