package org.carrel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// The whole app on a free port, on an empty real PostgreSQL that it migrates itself.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = CarrelApplication.class,
        properties = "carrel.setup.offered=false")
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface CarrelTest {}
