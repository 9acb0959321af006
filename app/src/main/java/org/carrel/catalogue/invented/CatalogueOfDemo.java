package org.carrel.catalogue.invented;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.InventedCatalogue;
import org.carrel.catalogue.authority.AgreedHeading;
import org.carrel.catalogue.authority.AuthorityIntake;
import org.carrel.catalogue.authority.Linking;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Puts the invented works on the invented shelves, all at once or not at all.
@Component
@Profile("demo")
class CatalogueOfDemo implements InventedCatalogue {

    private static final Purpose KEEP = new Purpose("keep_catalogue");

    private final InventedWorkRepository repository;
    private final AuthorityIntake intake;
    private final Linking linking;
    private final Purposes purposes;
    private final Clock clock;

    CatalogueOfDemo(
            InventedWorkRepository repository,
            AuthorityIntake intake,
            Linking linking,
            Purposes purposes,
            Clock clock) {
        this.repository = repository;
        this.intake = intake;
        this.linking = linking;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public void make() {
        List<InventedWork> works = InventedWorks.all();
        Instant now = clock.instant();
        purposes.run(KEEP, () -> {
            repository.addSites();
            long change = repository.begin(now);
            for (MarcRecord record : InventedAuthorities.of(works)) {
                intake.take(
                        record,
                        AgreedHeading.of(record).orElseThrow(),
                        new AuthorityIntake.Rules("", true, change, now));
            }
            List<Long> ids = repository.add(works, change, now);
            List<Linking.Written> written = new ArrayList<>();
            for (int place = 0; place < ids.size(); place++) {
                written.add(new Linking.Written(
                        ids.get(place), ControlledHeadings.of(works.get(place).record()), true));
            }
            linking.link(written);
        });
    }
}
