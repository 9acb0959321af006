package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The steps by which a delivery becomes what people are, and by which it is undone.
@Component
class TakingOver {

    private static final long NOTHING = 0;

    private final Sources sources;
    private final RecordRepository records;
    private final SettlingRepository people;
    private final AffiliationRepository affiliations;
    private final NumberRepository numbers;

    TakingOver(
            Sources sources,
            RecordRepository records,
            SettlingRepository people,
            AffiliationRepository affiliations,
            NumberRepository numbers) {
        this.sources = sources;
        this.records = records;
        this.people = people;
        this.affiliations = affiliations;
        this.numbers = numbers;
    }

    /// Whoever is no longer named was with us until yesterday: from now on doors stay shut.
    void apply(long id, String source, Instant now, LocalDate today) {
        Map<Field, String[]> order = sources.order();
        people.keepWhatWas(id);
        people.addNew(id, now);
        records.write(id, source, today.minusDays(1), today);
        people.settle(id, NOTHING, now, order);
        people.rename(id, NOTHING, now, order);
        people.addAccounts(id, now, order);
        affiliations.settle(id, NOTHING, order);
        affiliations.removeUnfounded(id, NOTHING);
        numbers.closeReplaced(id, now);
        numbers.open(id, now);
    }

    /// @return accounts that only this import made, for people who stay
    List<UUID> takeBack(Import made, Instant applied, Instant now) {
        long id = made.id();
        Map<Field, String[]> order = sources.order();
        people.settle(id, id, now, order);
        people.rename(id, id, now, order);
        affiliations.settle(id, id, order);
        affiliations.removeUnfounded(id, id);
        numbers.putBack(id, applied);
        people.removeNew(id, applied);
        List<UUID> accounts = people.accountsOnlyOf(id, applied);
        records.takeBack(id);
        people.forgetWhatWas(id);
        return accounts;
    }

    void forgetReplaced(LocalDate before) {
        records.forgetReplaced(before);
    }
}
