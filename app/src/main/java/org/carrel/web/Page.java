package org.carrel.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every template is given, as its parameter `page`.
public interface Page {

    LibraryProfile library();

    /// Null when nobody is signed in.
    @Nullable
    Viewer viewer();

    /// The navigation this viewer may use, in order.
    List<NavigationEntry> navigation();

    /// Whether `href` is the page shown or the section it belongs to.
    boolean isCurrent(String href);

    /// Whether it is the navigation's entry for the page shown: of several sections around it the nearest.
    default boolean isHere(NavigationEntry entry) {
        return isCurrent(entry.href())
                && navigation().stream()
                        .map(NavigationEntry::href)
                        .noneMatch(href -> href.length() > entry.href().length() && isCurrent(href));
    }

    /// A text from the message bundles; an unknown key is an error.
    String text(String key, Object... arguments);

    /// The address of a static file with its fingerprint, so that browsers may keep it for ever.
    String asset(String path);

    /// The path and query of this request, to come back to.
    String address();

    /// `light`, `dark`, or empty to follow the device.
    String appearance();

    /// Whether single keys do something, on the pages that take them.
    default boolean shortcuts() {
        return false;
    }

    /// Whether htmx asks for a part only: the layout then leaves out everything around the content.
    boolean fragment();

    String csrfParameter();

    String csrfToken();

    /// As `12 March 2026`, in the library's zone.
    String date(Instant instant);

    /// As `12 March 2026, 14:05`, in the library's zone.
    String dateTime(Instant instant);
}
