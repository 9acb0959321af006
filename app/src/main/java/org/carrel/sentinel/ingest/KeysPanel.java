package org.carrel.sentinel.ingest;

import java.util.Map;
import org.carrel.sentinel.SentinelAudience;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says that the sentinel waits for its keys; nothing at all while it has them.
@For({})
@Component
class KeysPanel implements HomePanel {

    private final TokenKeys keys;

    KeysPanel(TokenKeys keys) {
        this.keys = keys;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Audience audience() {
        return SentinelAudience.KEEPING;
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        return new Part("sentinel/ingest/keys", Map.of("trouble", keys.trouble().orElse("")));
    }
}
