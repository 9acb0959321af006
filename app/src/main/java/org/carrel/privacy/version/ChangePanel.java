package org.carrel.privacy.version;

import java.util.List;
import java.util.Map;
import org.carrel.privacy.DataSubject;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what changed in the notice; nothing at all where there is nothing to say.
@For("tell_changes")
@Component
class ChangePanel implements HomePanel {

    private final Telling telling;

    ChangePanel(Telling telling) {
        this.telling = telling;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Audience audience() {
        return Audience.signedIn();
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        List<String> changes = viewer instanceof DataSubject me
                ? telling.unseen(me.subjectOfData().account()).stream()
                        .map(VersionRepository.Told::change)
                        .toList()
                : List.of();
        return new Part("privacy/version/panel", Map.of("changes", changes));
    }
}
