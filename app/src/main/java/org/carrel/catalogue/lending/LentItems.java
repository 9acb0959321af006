package org.carrel.catalogue.lending;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalogue.ItemAtHand;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.Items;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.Withdrawal;
import org.carrel.catalogue.holding.Holdings;
import org.carrel.catalogue.record.Uses;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Service
class LentItems implements Items {

    private final LendingRepository repository;
    private final Holdings holdings;
    private final Uses uses;

    LentItems(LendingRepository repository, Holdings holdings, Uses uses) {
        this.repository = repository;
        this.holdings = holdings;
        this.uses = uses;
    }

    @Override
    public Optional<ItemAtHand> byBarcode(String barcode) {
        return repository.byBarcode(barcode.strip(), false);
    }

    @Override
    public Optional<ItemAtHand> byId(ItemId item) {
        return repository.byId(item, false);
    }

    @Override
    public Optional<ItemAtHand> lockByBarcode(String barcode) {
        requireTransaction();
        return repository.byBarcode(barcode.strip(), true);
    }

    @Override
    public Optional<ItemAtHand> lock(ItemId item) {
        requireTransaction();
        return repository.byId(item, true);
    }

    @Override
    public List<ItemAtHand> of(Set<ItemId> items) {
        return items.isEmpty() ? List.of() : repository.of(items);
    }

    @Override
    public List<ItemAtHand> ofRecord(RecordId record) {
        return repository.ofRecord(record);
    }

    @Override
    public void status(ItemId item, ItemStatus status) {
        if (status == ItemStatus.WITHDRAWN) {
            throw new IllegalArgumentException("Withdrawing has rules of its own");
        }
        requireTransaction();
        repository.status(item, status);
    }

    @Override
    public Withdrawal withdraw(ItemId item, @Nullable AccountId by) {
        return holdings.withdraw(item, by);
    }

    @Override
    public void lent(RecordId record) {
        uses.count(record);
    }

    @Override
    public Set<String> namesOfCampus(String code) {
        Set<String> names = new HashSet<>(Set.of(code));
        repository.nameOfCampus(code).ifPresent(names::add);
        return Set.copyOf(names);
    }

    /// A lock that ends with its own statement holds nothing, and a status set past the loan it
    /// belongs to may be wrong.
    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Needs the caller's transaction");
        }
    }
}
