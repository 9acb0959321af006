package org.carrel.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.sentinel.Sentinel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The module's facade: fills an empty database with the invented university.
@Component
@Profile("demo")
public class Demo {

    private final LoadedRepository loaded;
    private final People people;
    private final Sentinel sentinel;
    private final Path data;

    Demo(LoadedRepository loaded, People people, Sentinel sentinel, @Value("${carrel.data}") Path data) {
        this.loaded = loaded;
        this.people = people;
        this.sentinel = sentinel;
        this.data = data;
    }

    /// Loads what is not there yet. A start that was cut short goes on where it stopped: usernames are taken once, and
    /// log lines count once.
    ///
    /// @param progress takes a line for the person at the terminal before each long step
    public void load(Consumer<String> progress) {
        if (!loaded.has("people")) {
            progress.accept("Inventing a university: people of all twelve user groups ...");
            enterPeople();
            loaded.mark("people");
        }
        if (!loaded.has("logs")) {
            progress.accept("Reading five simulated weeks of its remote-access logs ...");
            try {
                new InventedLogs(data).readInto(sentinel);
            } catch (IOException e) {
                throw new UncheckedIOException("The simulated logs cannot be written to " + data, e);
            }
            loaded.mark("logs");
        }
    }

    private void enterPeople() {
        for (Persona persona : Persona.ALL) {
            enter(persona.username(), persona.name(), persona.groups(), Persona.PASSWORD, persona.roles());
        }
        for (InventedPeople.Invented invented : InventedPeople.all()) {
            enter(invented.username(), invented.name(), Set.of(invented.group()), null, Set.of());
        }
    }
}
