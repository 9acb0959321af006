package org.carrel.circulation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.catalogue.Shelving;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What the catalogue calls what a policy names by code.
@Component
class PolicyNames {

    private final Shelving shelving;
    private final MessageSource messages;

    PolicyNames(Shelving shelving, MessageSource messages) {
        this.shelving = shelving;
        this.messages = messages;
    }

    PolicyWords words(Policy policy) {
        return new PolicyWords(
                messages,
                policy,
                itemTypes().stream().collect(Collectors.toMap(Shelving.Sort::code, Shelving.Sort::name)),
                locations().stream()
                        .collect(Collectors.toMap(
                                Shelving.Place::code,
                                place -> messages.getMessage(
                                        "policy.place", new Object[] {place.campusName(), place.name()}, Locale.UK))));
    }

    List<Shelving.Sort> itemTypes() {
        return shelving.itemTypes();
    }

    List<Shelving.Place> locations() {
        return shelving.locations();
    }

    /// Of a location; empty for one that the catalogue does not have.
    String campus(String location) {
        return campuses().getOrDefault(location, "");
    }

    private Map<String, String> campuses() {
        return locations().stream().collect(Collectors.toMap(Shelving.Place::code, Shelving.Place::campus));
    }
}
