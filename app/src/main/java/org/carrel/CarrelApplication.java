package org.carrel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The app's start.
@SpringBootApplication
public class CarrelApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CarrelApplication.class, arguments);
    }
}
