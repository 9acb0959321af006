package org.carrel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Points a test's application context to a database of its own.
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new HashMap<>(PostgresForTests.fresh().properties());
        String folder = folder().toString();
        properties.put("carrel.data", folder);
        properties.put("carrel.sentinel.folder", folder);
        properties.put("carrel.privacy.audit.checkpoint-every", "0s");
        properties.put("carrel.sentinel.inbox-every", "0s");
        properties.put("carrel.sentinel.accuracy.draw-every", "0s");
        properties.put(
                "carrel.sentinel.accuracy.keep-for",
                context.getEnvironment().getProperty("carrel.test.keep-for", "0s"));
        properties.put("carrel.sentinel.release.least-days", "0");
        properties.put("carrel.sentinel.release.campus.accounts", "60");
        properties.put("carrel.sentinel.release.campus.days", "14");
        properties.put("carrel.sentinel.release.campus.attacks", "1");
        properties.put("carrel.sentinel.securing.every", "0s");
        properties.put("carrel.sentinel.objection.letters-every", "0s");
        properties.put("carrel.privacy.letters-every", "0s");
        properties.put("carrel.buildings.every", "0s");
        properties.put("carrel.people.feeds.every", "0s");
        properties.put(
                "carrel.privacy.rewrites.every",
                context.getEnvironment().getProperty("carrel.test.rewrites-every", "0s"));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("carrel-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
