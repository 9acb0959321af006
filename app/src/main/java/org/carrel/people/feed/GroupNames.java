package org.carrel.people.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.UserGroup;

/// By which texts a source names the library's groups.
public final class GroupNames {

    private final Map<String, UserGroup> byText;

    /// @param byText the texts in lower case
    GroupNames(Map<String, UserGroup> byText) {
        this.byText = Map.copyOf(byText);
    }

    /// Empty where the source means no group of the library by that.
    public Optional<UserGroup> group(String text) {
        return Optional.ofNullable(byText.get(text.strip().toLowerCase(Locale.ROOT)));
    }
}
