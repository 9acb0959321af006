package org.carrel.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of the home page: a bean of the module that knows what to say there.
public interface HomePanel {

    /// Low comes first; modules leave gaps.
    int order();

    Audience audience();

    /// @param viewer null when nobody is signed in
    View view(@Nullable Viewer viewer);

    /// @param template such as `people/account/panel`; it takes `Page page` and the model's entries
    record View(String template, Map<String, Object> model) {}
}
