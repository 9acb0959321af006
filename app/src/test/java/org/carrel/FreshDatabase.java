package org.carrel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// Points a test's application context to a database of its own, which the app has migrated before.
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties =
                new HashMap<>(PostgresForTests.migrated().properties());
        properties.putAll(settings(context.getEnvironment()));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
    }

    /// A folder of its own, and nothing that happens by the clock.
    static Map<String, Object> settings(Environment environment) {
        Map<String, Object> properties = new HashMap<>();
        String folder = folder().toString();
        properties.put("carrel.data", folder);
        properties.put("carrel.sentinel.folder", folder);
        properties.put("carrel.privacy.audit.checkpoint-every", "0s");
        properties.put("carrel.sentinel.inbox-every", "0s");
        properties.put("carrel.sentinel.accuracy.draw-every", "0s");
        properties.put("carrel.sentinel.accuracy.keep-for", environment.getProperty("carrel.test.keep-for", "0s"));
        properties.put("carrel.sentinel.release.least-days", "0");
        properties.put("carrel.sentinel.release.campus.accounts", "60");
        properties.put("carrel.sentinel.release.campus.days", "14");
        properties.put("carrel.sentinel.release.campus.attacks", "1");
        properties.put("carrel.sentinel.securing.every", "0s");
        properties.put("carrel.sentinel.objection.letters-every", "0s");
        properties.put("carrel.privacy.letters-every", "0s");
        properties.put("carrel.buildings.every", "0s");
        properties.put("carrel.messages.every", "0s");
        properties.put("carrel.people.feeds.every", "0s");
        properties.put("carrel.catalogue.index-every", environment.getProperty("carrel.test.index-every", "0s"));
        properties.put("carrel.catalogue.loads.every", "0s");
        properties.put("carrel.catalogue.authorities.every", "0s");
        properties.put("carrel.privacy.rewrites.every", environment.getProperty("carrel.test.rewrites-every", "0s"));
        return properties;
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
