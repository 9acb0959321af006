package org.carrel.privacy.retention;

import java.util.Objects;
import org.carrel.privacy.notice.Declaration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The notice's times over the tables there are. These do not change while the program runs: they
/// are read once.
@Component
public class LiveTimes {

    private final Declaration notice;
    private final CatalogueRepository catalogues;
    private volatile @Nullable Times times;

    LiveTimes(Declaration notice, CatalogueRepository catalogues) {
        this.notice = notice;
        this.catalogues = catalogues;
    }

    public Times times() {
        if (times == null) {
            times = new Times(notice, catalogues.read());
        }
        return Objects.requireNonNull(times);
    }
}
