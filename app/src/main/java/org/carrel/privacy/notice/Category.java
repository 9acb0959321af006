package org.carrel.privacy.notice;

import java.util.Optional;
import java.util.Set;

/// A kind of personal data.
///
/// @param title in plain words, for the public page
/// @param subjects whose; the names of all subjects where the notice says `*`
/// @param sources where it comes from
/// @param special the kind of special-category data (UK GDPR Art. 9)
/// @param condition why it may be held nevertheless, as `A9-2-g`; there if `special` is
/// @param secret why not even the person is shown its content; a purpose that reads `*` does not
///     read it
/// @param onRequest why the person gets it from the officer and not by themselves
/// @param sealed why its rows stay when somebody is erased: without keys, which go, nobody can
///     read them; a purpose that keeps `*` does not touch it
/// @param dpv its term in the W3C Data Privacy Vocabulary, as `pd:Name`
/// @param awaits the module that will hold it; empty once it is held
public record Category(
        String title,
        Set<String> subjects,
        Set<String> sources,
        Optional<String> special,
        Optional<String> condition,
        Optional<String> secret,
        Optional<String> onRequest,
        Optional<String> sealed,
        String dpv,
        Optional<String> awaits,
        String place) {}
