package org.carrel.catalogue.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/// Loads files of many records for tests of other packages.
@TestComponent
public class BulkLoads {

    private final Loads loads;
    private final LoadRepository repository;
    private final LoadForTests profile;

    BulkLoads(Loads loads, LoadRepository repository, LoadProfileRepository profiles, Environment environment) {
        this.loads = loads;
        this.repository = repository;
        this.profile = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
    }

    /// Returns when all of it is committed.
    ///
    /// @return what became of the records, in words
    public String take(Path file) {
        try (var input = Files.newInputStream(file)) {
            long id = loads.receive(profile.code, "bulk.mrc", input, false, null);
            loads.work();
            return repository.one(id).orElseThrow().counts().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
