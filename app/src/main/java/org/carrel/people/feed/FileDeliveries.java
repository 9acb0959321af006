package org.carrel.people.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deliveries that come as a file, by whichever way.
@Component
class FileDeliveries {

    private final Sources sources;
    private final Deliveries deliveries;

    FileDeliveries(Sources sources, Deliveries deliveries) {
        this.sources = sources;
        this.deliveries = deliveries;
    }

    /// @param source one that was set up
    /// @param apply  false for a look at what would happen
    Import take(String source, Path file, @Nullable AccountId by, boolean apply) {
        return take(source, file, by, apply, false);
    }

    /// Looks at some of a source's rows, such as those that were rejected and mended: nobody else ends, and no last row
    /// has to prove that they are all.
    Import look(String source, Path file, AccountId by, boolean some) {
        return take(source, file, by, false, some);
    }

    private Import take(String source, Path file, @Nullable AccountId by, boolean apply, boolean some) {
        Source from = sources.one(source).orElseThrow();
        try {
            byte[] hash = DeliveredFile.hash(file);
            if (Files.size(file) > ReceivedFile.MOST) {
                return stopped(source, hash, by, new Stopped("large", String.valueOf(ReceivedFile.MOST >> 20)));
            }
            return switch (MappingReader.read(from.mapping())) {
                case MappingReader.Read.Wrong wrong -> stopped(source, hash, by, new Stopped("mapping", ""));
                case MappingReader.Read.Fine fine ->
                    take(source, file, some ? fine.mapping().forSome() : fine.mapping(), hash, by, apply);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Import take(String source, Path file, Mapping mapping, byte[] hash, @Nullable AccountId by, boolean apply) {
        DeliveredFile opened;
        try {
            opened = DeliveredFile.open(file, mapping);
        } catch (Stopped stopped) {
            return stopped(source, hash, by, stopped);
        }
        return deliveries.receive(
                new Delivery(source, mapping.kind(), opened.rows(), hash, opened::madeOn, opened.warning(), by), apply);
    }

    /// A delivery whose first row is its refusal.
    private Import stopped(String source, byte[] hash, @Nullable AccountId by, Stopped why) {
        Stream<SourceRow> nothing = Stream.generate(() -> {
            throw why;
        });
        return deliveries.receive(
                new Delivery(source, DeliveryKind.FULL, nothing, hash, Optional::empty, Optional.empty(), by), false);
    }
}
