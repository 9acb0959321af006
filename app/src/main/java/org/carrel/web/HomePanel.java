package org.carrel.web;

import org.jspecify.annotations.Nullable;

/// A part of the home page: a bean of the module that knows what to say there.
public interface HomePanel {

    /// Low comes first; modules leave gaps.
    int order();

    Audience audience();

    /// @param viewer null when nobody is signed in
    Part view(@Nullable Viewer viewer);
}
