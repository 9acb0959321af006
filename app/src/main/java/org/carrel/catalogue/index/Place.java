package org.carrel.catalogue.index;

import org.carrel.catalogue.ItemStatus;
import org.jspecify.annotations.Nullable;

/// An item, or a holding without any.
///
/// @param campus     its code
/// @param callNumber may be empty
/// @param status     null for a holding without items
public record Place(
        String campus, String callNumber, @Nullable ItemStatus status) {

    boolean isOnShelf() {
        return status != null && status.isOnShelf();
    }

    boolean isOnLoan() {
        return status == ItemStatus.ON_LOAN || status == ItemStatus.ON_HOLD_SHELF;
    }

    /// Whether it is still the library's.
    boolean isKept() {
        return status != ItemStatus.WITHDRAWN && status != ItemStatus.LOST && status != ItemStatus.MISSING;
    }
}
