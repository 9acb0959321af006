package org.carrel.privacy.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.SigningKey;
import org.carrel.privacy.audit.ChainRepository.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Signs how far the record goes, and writes what was added since into a file.
@Component
class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final ChainRepository repository;
    private final Purposes purposes;
    private final AuditSettings settings;
    private final Clock clock;

    Checkpoints(ChainRepository repository, Purposes purposes, AuditSettings settings, Clock clock) {
        this.repository = repository;
        this.purposes = purposes;
        this.settings = settings;
        this.clock = clock;
    }

    void makeIfDue() {
        try {
            make();
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "The record of who looked could not be signed and written to {}: {}",
                    settings.folder(),
                    e.getMessage());
        }
    }

    /// Empty where nothing was added since the last one.
    Optional<Checkpoint> make() throws IOException {
        SigningKey key = RecordKey.at(settings.keyFile(), settings.folder());
        return purposes.in(AuditTrail.KEEP, () -> {
            repository.holdTheChain();
            Head head = repository.head();
            Head before = repository
                    .lastCheckpoint()
                    .map(last -> new Head(last.seq(), last.hash()))
                    .orElse(new Head(0, Entry.BEGINNING));
            if (head.seq() == before.seq()) {
                return Optional.empty();
            }
            Checkpoint checkpoint = Checkpoint.sign(head.seq(), head.hash(), clock.instant(), key);
            // The file first: a signature without its file would leave a gap that nothing fills.
            write(before, checkpoint, key);
            repository.add(checkpoint);
            return Optional.of(checkpoint);
        });
    }

    private void write(Head before, Checkpoint checkpoint, SigningKey key) {
        try {
            ExportFile.write(settings.folder(), before, checkpoint, repository::after, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
