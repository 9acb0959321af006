package org.carrel;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The app's modules, wired. [Main] starts it.
@SpringBootApplication
public class CarrelApplication {}
