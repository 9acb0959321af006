package org.carrel.privacy.mydata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.notice.Basis;
import org.jspecify.annotations.Nullable;

/// One kind of data, and what is held of it about somebody.
///
/// @param name as in the notice
/// @param sources where it comes from, in plain words
/// @param uses what it is used for
/// @param recipients who outside the library may be told, in plain words
/// @param kept until when
/// @param withheld why it is not shown here; empty where it is
/// @param tables empty where nothing is held, or where it is withheld
record HeldCategory(
        String name,
        String title,
        List<String> sources,
        List<Use> uses,
        List<String> recipients,
        Kept kept,
        Optional<String> withheld,
        List<HeldTable> tables) {

    /// @param title in plain words
    record Use(String title, Basis basis) {}

    /// @param words the period, and what starts it
    /// @param until the day on which the last of it is over; null where nothing is held, or while
    /// the period of some of it has not begun
    /// @param begun false where something is held whose period has not begun
    record Kept(String words, @Nullable LocalDate until, boolean begun) {

        /// With the person's own day.
        String line() {
            if (until != null) {
                return words + ": until " + OwnTimes.DAY.format(until);
            }
            return begun ? words : words + ", which has not come yet";
        }
    }

    String keptFor() {
        return kept.line();
    }

    /// What is worth a person's eyes on the page; the copy has the rest too.
    List<HeldTable> readable() {
        return tables.stream()
                .map(HeldTable::readable)
                .filter(table -> !table.columns().isEmpty())
                .toList();
    }

    /// Who looked: there may be many, and most are alike.
    boolean isLooks() {
        return name.equals(Held.LOOKS);
    }

    HeldTable looks() {
        return tables.getFirst().readable();
    }

    int count() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }
}
