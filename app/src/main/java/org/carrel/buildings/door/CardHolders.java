package org.carrel.buildings.door;

import java.util.List;
import java.util.Optional;

/// Whose card it is. The caller acts for a purpose of its own that may read numbers and groups.
public interface CardHolders {

    /// @param card number of a card as its reader gives it, or a library number
    Optional<Holder> holder(String card);

    /// Every card that is good today, for lists that gates keep.
    List<Card> cards();

    /// @param number as a reader gives it
    record Card(String number, Holder holder) {

        /// Without the number: records end up in messages.
        @Override
        public String toString() {
            return "Card";
        }
    }
}
