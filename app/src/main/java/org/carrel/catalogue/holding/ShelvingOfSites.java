package org.carrel.catalogue.holding;

import java.util.List;
import org.carrel.catalogue.Shelving;
import org.springframework.stereotype.Component;

/// What [Sites] knows, as other modules may ask for it.
@Component
class ShelvingOfSites implements Shelving {

    private final Sites sites;

    ShelvingOfSites(Sites sites) {
        this.sites = sites;
    }

    @Override
    public List<Sort> itemTypes() {
        return sites.types().stream()
                .map(type -> new Sort(type.code(), type.name()))
                .toList();
    }

    @Override
    public List<Place> locations() {
        return sites.campuses().stream()
                .flatMap(campus -> campus.locations().stream()
                        .map(location -> new Place(location.code(), location.name(), campus.code(), campus.name())))
                .toList();
    }
}
