/// From a reviewer's confirmation to a secured account. A person begins it; nothing here begins by
/// itself.
///
/// Steps stand in tables and are taken by whichever node comes first, so a node may die between any
/// two of them. While that goes on, and while it can be undone, the tables know the user name and
/// where its owner is reached; no longer.
@NullMarked
package org.carrel.sentinel.securing;

import org.jspecify.annotations.NullMarked;
