package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.List;

/// What a form offers to tick.
///
/// @param heading under which it stands; empty for none
record Choosable(String heading, String code, String name) {

    static List<Choosable> patrons(Policy policy) {
        return policy.patrons().stream()
                .map(type -> new Choosable("", type.code(), type.name()))
                .toList();
    }

    /// Of the catalogue, and what the policy names besides.
    static List<Choosable> items(PolicyNames names, PolicyWords words) {
        List<Choosable> all = new ArrayList<>(names.itemTypes().stream()
                .map(type -> new Choosable("", type.code(), type.name()))
                .toList());
        words.policy().rules().stream()
                .flatMap(rule -> rule.scope().items().codes().stream())
                .distinct()
                .filter(code -> all.stream().noneMatch(one -> one.code().equals(code)))
                .map(code -> new Choosable("", code, words.item(code)))
                .forEach(all::add);
        return all;
    }

    static List<Choosable> locations(PolicyNames names, PolicyWords words) {
        List<Choosable> all = new ArrayList<>(names.locations().stream()
                .map(place -> new Choosable(place.campusName(), place.code(), place.name()))
                .toList());
        words.policy().rules().stream()
                .flatMap(rule -> rule.scope().locations().codes().stream())
                .distinct()
                .filter(code -> all.stream().noneMatch(one -> one.code().equals(code)))
                .map(code -> new Choosable("", code, words.location(code)))
                .forEach(all::add);
        return all;
    }
}
