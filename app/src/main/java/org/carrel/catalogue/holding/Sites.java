package org.carrel.catalogue.holding;

import java.util.List;
import org.carrel.catalogue.holding.SitesText.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Where the library is and how it sorts what it lends.
@Service
public class Sites {

    private final SitesRepository repository;
    private final TransactionTemplate transactions;

    Sites(SitesRepository repository, TransactionTemplate transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    public List<Campus> campuses() {
        return repository.campuses();
    }

    public List<ItemType> types() {
        return repository.types();
    }

    /// What came of setting them.
    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param lines  that cannot be read; empty where something else is wrong
        /// @param inUse  codes that are left out and still named by something
        record Refused(List<SitesText.Wrong> lines, List<String> inUse) implements Outcome {}
    }

    /// @param campuses as [SitesText] writes them
    /// @param types    the same
    Outcome set(String campuses, String types) {
        Read places = SitesText.readCampuses(campuses);
        Read kinds = SitesText.readTypes(types);
        if (!places.wrong().isEmpty() || !kinds.wrong().isEmpty()) {
            return new Outcome.Refused(places.wrong().isEmpty() ? kinds.wrong() : places.wrong(), List.of());
        }
        return set(places.campuses(), kinds.types());
    }

    Outcome set(List<Campus> campuses, List<ItemType> types) {
        List<String> codes = campuses.stream().map(Campus::code).toList();
        List<String> locations = campuses.stream()
                .flatMap(campus -> campus.locations().stream())
                .map(Campus.Location::code)
                .toList();
        List<String> kinds = types.stream().map(ItemType::code).toList();
        return transactions.execute(status -> {
            List<String> inUse = repository.inUse(locations, kinds);
            if (!inUse.isEmpty()) {
                return new Outcome.Refused(List.of(), inUse);
            }
            boolean renamed = !repository.campuses().equals(campuses);
            for (int place = 0; place < campuses.size(); place++) {
                repository.setCampus(campuses.get(place), place);
            }
            for (int place = 0; place < types.size(); place++) {
                repository.setType(types.get(place), place);
            }
            repository.forgetOthers(codes, locations, kinds);
            if (renamed) {
                repository.touchAll();
            }
            return new Outcome.Done();
        });
    }
}
