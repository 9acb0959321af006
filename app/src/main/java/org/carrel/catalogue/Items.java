package org.carrel.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;

/// Copies and volumes, for those who lend them. Nothing here is about readers, and any purpose
/// may ask. Items that were withdrawn are found by their barcode and number, and their status
/// says so.
///
/// Barcodes are stripped. One is found as it is written; where none is, as it would be written
/// all in capitals or all in small letters, unless that leads to two. A stored barcode that mixes
/// both is found only as it is stored.
public interface Items {

    Optional<ItemAtHand> byBarcode(String barcode);

    Optional<ItemAtHand> byId(ItemId item);

    /// As [#byBarcode], and nobody else changes the item until the caller's transaction ends. Who
    /// holds several locks them in the order of their numbers.
    ///
    /// @throws IllegalStateException outside a transaction
    Optional<ItemAtHand> lockByBarcode(String barcode);

    /// As [#lockByBarcode].
    Optional<ItemAtHand> lock(ItemId item);

    /// Those of them that there are, by number.
    List<ItemAtHand> of(Set<ItemId> items);

    /// Those of a record that are not withdrawn, in the order in which the library lists its
    /// places.
    List<ItemAtHand> ofRecord(RecordId record);

    /// Sets the status in the caller's transaction. The catalogue keeps no version of it: what
    /// lending does to the status is lending's to keep. Every index sees it with its next step
    /// after the transaction has ended.
    ///
    /// Transactions that change items of the same record wait for each other from here to their
    /// ends: who changes several takes them in the order of their records.
    ///
    /// @throws IllegalArgumentException for [ItemStatus#WITHDRAWN], which has rules: see
    /// [#withdraw]
    /// @throws IllegalStateException outside a transaction
    void status(ItemId item, ItemStatus status);

    /// Withdraws it by the catalogue's own rules and keeps what it was, in a transaction of its
    /// own for `keep_catalogue`, which a controller has to name: who changes the catalogue is
    /// written down, and lending may not write that. Call it outside any transaction.
    ///
    /// @param by null where the program does it by itself
    Withdrawal withdraw(ItemId item, @Nullable AccountId by);

    /// Counts one loan of the record, by nobody in particular: it is told in searches' order.
    /// Written now and then; what an abrupt end loses is a minute's counts.
    void lent(RecordId record);

    /// By what a campus is known: its code and its name; only what was asked for where there is
    /// none of that code.
    Set<String> namesOfCampus(String code);
}
