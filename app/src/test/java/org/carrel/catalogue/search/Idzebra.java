package org.carrel.catalogue.search;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Index Data's Zebra, as Debian has it, in a folder of its own: Library Search's peer. Configured in
/// `benchmarks/idzebra`.
final class Idzebra implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("../benchmarks/idzebra");
    private static final Path INDEXER = Path.of("/usr/bin/zebraidx");

    private final Path folder;
    private final int port;
    private Process server;

    private Idzebra(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(INDEXER) && Files.isExecutable(Path.of("/usr/bin/zoomsh"));
    }

    static Idzebra in(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("register"));
        Files.createDirectories(folder.resolve("shadow"));
        try (Stream<Path> files = Files.list(CONFIGURATION)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file).replace("127.0.0.1:PORT", "127.0.0.1:" + port);
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
        }
        Idzebra zebra = new Idzebra(folder, port);
        zebra.run("init");
        return zebra;
    }

    /// Indexes a file of MARCXML and makes it found.
    ///
    /// @return seconds
    double take(Path file) throws IOException, InterruptedException {
        close();
        long begun = System.nanoTime();
        run("update", file.toString());
        run("commit");
        double seconds = (System.nanoTime() - begun) / 1e9;
        serve();
        return seconds;
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(INDEXER.toString(), "-l", "idx.log"), Stream.of(arguments))
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("zebraidx " + List.of(arguments) + " failed");
        }
    }

    private void serve() throws IOException, InterruptedException {
        server = new ProcessBuilder("/usr/bin/zebrasrv", "-l", "srv.log", "-f", "server.xml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("srv.out").toFile())
                .start();
        for (int tries = 0; tries < 100; tries++) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("zebrasrv did not answer");
    }

    /// Where `zoomsh` finds it.
    String address() {
        return "http://127.0.0.1:" + port + "/Default";
    }

    @Override
    public void close() throws InterruptedException {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
            server = null;
        }
    }
}
