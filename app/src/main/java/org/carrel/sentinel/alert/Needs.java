package org.carrel.sentinel.alert;

import java.util.Comparator;
import java.util.List;
import org.carrel.people.AccountId;
import org.carrel.sentinel.alert.NeedsYou.Need;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts together what waits for a reviewer.
@Component
class Needs {

    private final List<NeedsYou> kinds;

    Needs(ObjectProvider<NeedsYou> kinds) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparingInt(NeedsYou::order)).toList();
    }

    List<Need> of(AccountId reviewer) {
        return kinds.stream().flatMap(kind -> kind.of(reviewer).stream()).toList();
    }
}
