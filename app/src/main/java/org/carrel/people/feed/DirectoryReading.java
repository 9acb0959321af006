package org.carrel.people.feed;

import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes over what directories hold, as a full delivery of their source: whom the directory has no longer has gone.
@Component
class DirectoryReading {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReading.class);

    private final DirectorySettings settings;
    private final Sources sources;
    private final Deliveries deliveries;

    DirectoryReading(DirectorySettings settings, Sources sources, Deliveries deliveries) {
        this.settings = settings;
        this.sources = sources;
        this.deliveries = deliveries;
    }

    /// Whether this source has a directory.
    boolean has(String source) {
        return settings.directories().containsKey(source);
    }

    /// Every directory that is read at night.
    void night() {
        settings.directories().forEach((source, directory) -> {
            if (directory.nightly() && sources.one(source).isPresent()) {
                Import made = read(source, null, true);
                LOG.info("The directory of the source {} was read: {}", source, made.state());
            }
        });
    }

    /// @param source one that has a directory
    /// @param apply  false for a look at what would happen
    Import read(String source, @Nullable AccountId by, boolean apply) {
        DirectorySettings.Directory directory = settings.directories().get(source);
        Source from = sources.one(source).orElseThrow();
        if (directory == null) {
            throw new IllegalArgumentException("The source has no directory");
        }
        try {
            return switch (MappingReader.read(from.mapping())) {
                case MappingReader.Read.Wrong wrong -> throw new Stopped("mapping", "");
                case MappingReader.Read.Fine fine -> read(source, directory, fine.mapping(), by, apply);
            };
        } catch (Stopped stopped) {
            Stream<SourceRow> nothing = Stream.generate(() -> {
                throw stopped;
            });
            return deliveries.receive(Delivery.of(source, DeliveryKind.FULL, nothing, by), false);
        }
    }

    private Import read(
            String source,
            DirectorySettings.Directory directory,
            Mapping mapping,
            @Nullable AccountId by,
            boolean apply) {
        DeliveredFile entries = DeliveredFile.of(DirectoryLines.of(directory, mapping), mapping);
        return deliveries.receive(
                new Delivery(source, DeliveryKind.FULL, entries.rows(), null, entries::madeOn, Optional.empty(), by),
                apply);
    }
}
