package org.carrel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.database.embedded.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Production: a PostgreSQL of the library's own, and secrets of its own.
@Command(
        name = "serve",
        description = {
            "Starts Carrel for a real library.",
            "Reads CARREL_DATABASE_URL (or with CARREL_DATABASE_USER and CARREL_DATABASE_PASSWORD) and CARREL_SECRET."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default ${DEFAULT-VALUE}: a reverse proxy on this machine ends TLS).")
    private String address = "127.0.0.1";

    @Option(names = "--data", description = "Folder for keys and incoming logs (default data/serve).")
    private Path data =
            Path.of(Optional.ofNullable(System.getenv("CARREL_HOME")).orElse("."), "data", "serve");

    @Override
    public Integer call() {
        RunningCarrel.requireFreePort(port);
        RunningCarrel running = new RunningCarrel();
        DataFolder folder = running.keep(DataFolder.open(data));
        Map<String, Object> properties = new HashMap<>();
        properties.put("carrel.data", folder.path().toString());
        properties.put("carrel.sentinel.folder", folder.path().toString());
        properties.put("server.port", port);
        properties.put("server.address", address);
        running.start("serve", properties);
        return RunningCarrel.STILL_RUNNING;
    }
}
