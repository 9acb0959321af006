package org.carrel.privacy.notice;

import java.util.Optional;
import java.util.Set;

/// Somebody outside the library who may be told.
///
/// @param title in plain words, for the public page
/// @param purpose what they are told for
/// @param categories the most they may be told; empty when they get totals
/// @param trigger the event after which, and only after which, they are told
/// @param subjects about whom; empty for everybody
/// @param aggregate they get totals that lead to nobody
/// @param awaits the module that will tell them; empty once it does
public record Recipient(
        String title,
        String purpose,
        Set<String> categories,
        String trigger,
        Set<String> subjects,
        boolean aggregate,
        Optional<String> awaits,
        String place) {}
