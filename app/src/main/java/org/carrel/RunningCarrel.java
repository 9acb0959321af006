package org.carrel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A server while it runs, and what must be closed when it ends: last opened, first closed.
final class RunningCarrel {

    /// Exit code of a command that leaves a server running behind it.
    static final int STILL_RUNNING = -1;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    RunningCarrel() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "carrel-stop"));
    }

    /// Remembers to close `resource` at the end.
    <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    ConfigurableApplicationContext start(String profile, Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(CarrelApplication.class);
        application.setAdditionalProfiles(profile);
        // Before the environment: a demo started where production's variables are set must never reach production.
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", properties)));
        application.setRegisterShutdownHook(false);
        try {
            return keep(application.run());
        } catch (PortInUseException e) {
            throw portInUse(e.getPort(), e);
        }
    }

    /// Refuses early, before anything is started, when somebody else has the port.
    static void requireFreePort(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            throw portInUse(port, e);
        }
    }

    private static StartRefused portInUse(int port, Throwable cause) {
        return new StartRefused("port " + port + " is in use or not allowed: choose another with --port", cause);
    }

    private synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("carrel: " + e.getMessage());
            }
        }
    }
}
