package org.carrel.catalogue.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.carrel.inbox.WatchedFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The watched folder, with one below it for each profile. What is put there is taken in, and kept with the report
/// beside
/// it until the library deletes it.
@Component
class LoadFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LoadFolder.class);

    private final Path folder;
    private final LoadProfileRepository profiles;
    private final Loads loads;
    private final LoadTexts texts;
    private final Clock clock;

    LoadFolder(LoadSettings settings, LoadProfileRepository profiles, Loads loads, LoadTexts texts, Clock clock) {
        this.folder = settings.folder();
        this.profiles = profiles;
        this.loads = loads;
        this.texts = texts;
        this.clock = clock;
    }

    /// Takes in what is there, the oldest first.
    void look() {
        for (LoadProfile profile : profiles.all()) {
            try {
                look(profile.code());
            } catch (IOException e) {
                LOG.warn(
                        "The folder of the profile {} cannot be read or written: {}",
                        profile.code(),
                        e.getClass().getSimpleName());
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
                LOG.warn(
                        "A file of the profile {} is tried again: {}",
                        profile.code(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private void look(String profile) throws IOException {
        WatchedFolder inbox = WatchedFolder.at(folder.resolve(profile), clock);
        // What an abrupt end left is gone on with first.
        for (Path file : inbox.begun()) {
            take(profile, inbox, file);
        }
        for (Path file : inbox.waiting()) {
            take(profile, inbox, inbox.begin(file));
        }
    }

    private void take(String profile, WatchedFolder inbox, Path file) throws IOException {
        Load load = loads.take(profile, file);
        if (!load.isOpen()) {
            boolean refused = load.state() == Load.State.REFUSED || load.state() == Load.State.STOPPED;
            WatchedFolder.note(inbox.end(file, refused), ".report.txt", texts.of(load));
        }
    }
}
