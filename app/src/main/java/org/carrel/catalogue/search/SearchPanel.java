package org.carrel.catalogue.search;

import java.util.Map;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The search box on the home page.
@Component
@For({})
class SearchPanel implements HomePanel {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Audience audience() {
        return Audience.everyone();
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        return new Part("catalogue/search/panel", Map.of());
    }
}
