package org.carrel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.database.embedded.DataFolder;
import org.carrel.database.embedded.EmbeddedDatabase;
import org.carrel.demo.Demo;
import org.carrel.demo.Persona;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Everything on one machine, with an invented university in it.
@Command(
        name = "demo",
        description = "Starts Carrel with a database of its own and an invented university, for this machine only.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Port on this machine (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", description = "Folder that keeps everything (default data/demo).")
    private Path data =
            Path.of(Optional.ofNullable(System.getenv("CARREL_HOME")).orElse("."), "data", "demo");

    @Override
    public Integer call() {
        long started = System.nanoTime();
        RunningCarrel.requireFreePort(port);
        RunningCarrel running = new RunningCarrel();
        DataFolder folder = running.keep(DataFolder.open(data));
        say("Starting PostgreSQL in " + folder.path() + " ...");
        EmbeddedDatabase database = running.keep(EmbeddedDatabase.start(folder));
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("carrel.secret", folder.secret("installation.secret"));
        properties.put("carrel.data", folder.path().toString());
        properties.put("carrel.sentinel.folder", folder.path().toString());
        properties.put("server.port", port);
        properties.put("server.address", "127.0.0.1");
        say("Starting Carrel ...");
        ConfigurableApplicationContext context = running.start("demo", properties);
        context.getBean(Demo.class).load(DemoCommand::say);
        welcome(context, Duration.ofNanos(System.nanoTime() - started));
        return RunningCarrel.STILL_RUNNING;
    }

    private static void welcome(ConfigurableApplicationContext context, Duration took) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        say("");
        say("Carrel is ready at http://127.0.0.1:" + port + "  (started in " + took.toMillis() / 100 / 10.0 + " s)");
        say("");
        say("Sign in as one of these, password " + Persona.PASSWORD);
        for (Persona persona : Persona.ALL) {
            say("  %-13s %s, %s".formatted(persona.username(), persona.name(), persona.shows()));
        }
        say("");
        say("Ctrl-C ends it.");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
