package org.carrel.privacy.mydata;

import java.util.List;
import java.util.Optional;
import org.carrel.privacy.notice.Basis;

/// One kind of data, and what is held of it about somebody.
///
/// @param name as in the notice
/// @param sources where it comes from, in plain words
/// @param uses what it is used for
/// @param recipients who outside the library may be told, in plain words
/// @param keptFor until when, in words
/// @param withheld why it is not shown here; empty where it is
/// @param tables empty where nothing is held, or where it is withheld
record HeldCategory(
        String name,
        String title,
        List<String> sources,
        List<Use> uses,
        List<String> recipients,
        String keptFor,
        Optional<String> withheld,
        List<HeldTable> tables) {

    /// @param title in plain words
    record Use(String title, Basis basis) {}

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
