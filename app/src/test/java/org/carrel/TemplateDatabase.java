package org.carrel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;

/// A database as the app leaves it when it has migrated it and has begun nothing else, made once for
/// a run: a copy of it takes a fraction of the time of migrating an empty one.
final class TemplateDatabase {

    private static final String NAME = made();

    private TemplateDatabase() {}

    static String name() {
        return NAME;
    }

    private static String made() {
        PostgresForTests.Database database = PostgresForTests.fresh();
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            ApplicationConversionService conversions = new ApplicationConversionService();
            context.getEnvironment().setConversionService(conversions);
            context.getBeanFactory().setConversionService(conversions);
            Map<String, Object> properties = new HashMap<>(database.properties());
            properties.putAll(FreshDatabase.settings(context.getEnvironment()));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("template", properties));
            new ConfigDataApplicationContextInitializer().initialize(context);
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.getBeanFactory()
                    .registerSingleton(
                            AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, new TellsNobody());
            context.register(CarrelApplication.class);
            context.refresh();
            context.getBean(DataSource.class);
        }
        forgetNotice(database);
        return database.name();
    }

    /// An app with other settings would be one whose notice has changed, and wait for a signature.
    private static void forgetNotice(PostgresForTests.Database database) {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("TRUNCATE privacy.notice_version, privacy.notice_period RESTART IDENTITY CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// So that nothing of the app begins to work.
    private static final class TellsNobody extends SimpleApplicationEventMulticaster {

        @Override
        public void multicastEvent(ApplicationEvent event) {}

        @Override
        public void multicastEvent(ApplicationEvent event, ResolvableType type) {}
    }
}
