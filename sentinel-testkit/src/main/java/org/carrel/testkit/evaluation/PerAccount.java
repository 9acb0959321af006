package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One of something for each account, made when first asked for.
final class PerAccount<T> {

    private final List<T> all = new ArrayList<>();
    private final Supplier<T> maker;

    PerAccount(Supplier<T> maker) {
        this.maker = maker;
    }

    T of(int account) {
        while (all.size() <= account) {
            all.add(maker.get());
        }
        return all.get(account);
    }

    List<T> all() {
        return all;
    }
}
