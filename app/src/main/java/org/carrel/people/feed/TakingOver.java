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
    private final NewPersonRepository newcomers;
    private final SettlingRepository people;
    private final AffiliationRepository affiliations;
    private final NumberRepository numbers;

    TakingOver(
            Sources sources,
            RecordRepository records,
            NewPersonRepository newcomers,
            SettlingRepository people,
            AffiliationRepository affiliations,
            NumberRepository numbers) {
        this.sources = sources;
        this.records = records;
        this.newcomers = newcomers;
        this.people = people;
        this.affiliations = affiliations;
        this.numbers = numbers;
    }

    /// Whoever is no longer named was with us until yesterday: from now on doors stay shut.
    void apply(long id, String source, Instant now, LocalDate today) {
        Map<Field, String[]> order = sources.order();
        Touched known = Touched.known(id);
        people.keepWhatWas(id);
        newcomers.addPeople(id, now);
        records.write(id, source, today.minusDays(1), today);
        records.keepBrought(id);
        newcomers.addAccounts(id, now);
        newcomers.addAffiliations(id, source, today);
        people.settle(known, NOTHING, order);
        people.rename(known, NOTHING, order);
        people.addAccounts(known, now, order);
        people.nameGiven(known);
        affiliations.settle(known, NOTHING, order);
        affiliations.removeUnfounded(known, NOTHING);
        numbers.closeReplaced(id, now);
        numbers.open(id, now);
    }

    /// @return accounts that only this import made, for people who stay
    List<UUID> takeBack(Import made, Instant applied, Instant now) {
        long id = made.id();
        Map<Field, String[]> order = sources.order();
        people.settle(Touched.before(id, now), id, order);
        people.rename(Touched.before(id, now), id, order);
        affiliations.settle(Touched.by(id), id, order);
        affiliations.removeUnfounded(Touched.by(id), id);
        numbers.putBack(id, applied);
        people.removeNew(id, applied);
        List<UUID> accounts = people.accountsOnlyOf(id, applied);
        records.takeBack(id);
        people.forgetWhatWas(id);
        return accounts;
    }

    /// Once records were given to somebody else: what these people are by the records that
    /// stand.
    void workOutAnew(UUID one, UUID other, Instant now) {
        Map<Field, String[]> order = sources.order();
        Touched both = Touched.people(one, other);
        people.settle(both, NOTHING, order);
        people.rename(both, NOTHING, order);
        people.addAccounts(both, now, order);
        people.nameGiven(both);
        affiliations.settle(both, NOTHING, order);
        affiliations.removeUnfounded(both, NOTHING);
        numbers.open(now, one, other);
    }

    void forgetReplaced(LocalDate before) {
        records.forgetReplaced(before);
    }
}
