package org.carrel.privacy;

import java.util.Set;

/// What somebody outside the library is told about a person.
///
/// @param recipient one of the notice's, by its name there
/// @param trigger the event after which they may be told, as the notice names it
/// @param categories what they are told, by the notice's names
/// @param subject about whom: the number of a person or an account, or a token
/// @param reference the same at every attempt to tell it, so that it is written down once
public record Disclosure(String recipient, String trigger, Set<String> categories, String subject, String reference) {

    public Disclosure {
        categories = Set.copyOf(categories);
    }

    /// Without the person: it ends up in messages.
    @Override
    public String toString() {
        return String.join(", ", categories.stream().sorted().toList()) + " to " + recipient + " after " + trigger;
    }
}
