package org.carrel.people.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.carrel.inbox.WatchedFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/// The watched folder, with one below it for each source. What is put there is taken over, and kept with the report
/// beside it until the library deletes it.
@Component
class FeedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(FeedFolder.class);

    private final Path folder;
    private final Sources sources;
    private final FileDeliveries deliveries;
    private final Reports reports;
    private final FeedTexts texts;
    private final Clock clock;

    FeedFolder(
            FeedSettings settings,
            Sources sources,
            FileDeliveries deliveries,
            Reports reports,
            FeedTexts texts,
            Clock clock) {
        this.folder = settings.folder();
        this.sources = sources;
        this.deliveries = deliveries;
        this.reports = reports;
        this.texts = texts;
        this.clock = clock;
    }

    /// Takes over what is there, the oldest first.
    void look() {
        for (Source source : sources.all()) {
            try {
                if (!source.mapping().isBlank()) {
                    look(source.key());
                }
            } catch (IOException e) {
                LOG.warn(
                        "The folder of the source {} cannot be read or written: {}",
                        source.key(),
                        e.getClass().getSimpleName());
            } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
                LOG.warn(
                        "A file of the source {} is tried again: {}",
                        source.key(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private void look(String source) throws IOException {
        WatchedFolder inbox = WatchedFolder.at(folder.resolve(source), clock);
        // What an abrupt end left is taken first; the same twice changes nothing.
        for (Path file : inbox.begun()) {
            take(source, inbox, file);
        }
        for (Path file : inbox.waiting()) {
            take(source, inbox, inbox.begin(file));
        }
    }

    private void take(String source, WatchedFolder inbox, Path file) throws IOException {
        Import made;
        try {
            made = deliveries.take(source, file, null, true);
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault of ours: what is behind it, and other sources, should not wait for its mending.
            LOG.error("A file of the source {} could not be taken", source, e);
            WatchedFolder.note(inbox.end(file, true), ".report.txt", texts.text("feed.said.failed"));
            return;
        }
        Path kept = inbox.end(file, made.state() == Import.State.STOPPED);
        WatchedFolder.note(kept, ".report.txt", reports.of(made));
    }
}
