package org.carrel.privacy.retention;

import java.util.Set;

/// What a hold keeps.
///
/// @param subject a person's or an account's number
/// @param category of the notice, or `*`
/// @param tokens under which the same person is kept
record Held(String subject, String category, Set<String> tokens) {

    boolean holds(Set<String> categories) {
        return category.equals("*") || categories.contains(category);
    }
}
