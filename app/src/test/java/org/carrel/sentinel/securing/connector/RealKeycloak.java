package org.carrel.sentinel.securing.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Keycloak that the profile `keycloak` unpacked, as a process of its own on this machine, with
/// the realm `library` of `resources/keycloak`. It forgets everything at the end.
public final class RealKeycloak implements AutoCloseable {

    private static final int SECONDS = 180;

    private final Process process;
    private final Path data;
    private final FileChannel turn;
    private final URI url;

    private RealKeycloak(Process process, Path data, FileChannel turn, URI url) {
        this.process = process;
        this.data = data;
        this.turn = turn;
        this.url = url;
    }

    public static RealKeycloak start() throws IOException, InterruptedException {
        return start(URI.create("http://127.0.0.1:1"));
    }

    /// @param site where the client `site` of the realm is reached
    public static RealKeycloak start(URI site) throws IOException, InterruptedException {
        Path home = home();
        FileChannel turn = turn();
        Path data = home.resolve("data");
        erase(data);
        Path imported = Files.createDirectories(data.resolve("import")).resolve("library-realm.json");
        String realm = Files.readString(Path.of("src/test/resources/keycloak/library-realm.json"));
        Files.writeString(imported, realm.replace("SITE", site.toString()));
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        RealKeycloak keycloak = new RealKeycloak(builder.start(), data, turn, URI.create("http://127.0.0.1:" + port));
        keycloak.awaitRealm(home.resolve("keycloak.log"));
        return keycloak;
    }

    public URI url() {
        return url;
    }

    private void awaitRealm(Path log) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int second = 0; second < SECONDS && process.isAlive(); second++) {
                if (answers(client)) {
                    return;
                }
                process.waitFor(1, TimeUnit.SECONDS);
            }
        }
        close();
        throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/realms/library")).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try (turn) {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            erase(data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tests run in several processes, and there is one folder.
    private static FileChannel turn() throws IOException {
        FileChannel turn =
                FileChannel.open(Path.of("target/keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        turn.lock();
        return turn;
    }

    private static Path home() throws IOException {
        Path unpacked = Path.of("target/keycloak");
        if (Files.isDirectory(unpacked)) {
            try (Stream<Path> found = Files.list(unpacked)) {
                var home = found.filter(Files::isDirectory).findFirst();
                if (home.isPresent()) {
                    return home.get().toAbsolutePath();
                }
            }
        }
        throw new AssertionError("No Keycloak in app/target/keycloak: run the tests with -Pkeycloak, which fetches it");
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void erase(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
