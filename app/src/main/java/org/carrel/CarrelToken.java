package org.carrel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// The bearer token by which a command speaks to a running Carrel: from an environment variable, or from a file in that
/// Carrel's data folder. Never an argument: whoever uses the machine sees those.
final class CarrelToken {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,200}");

    @Option(names = "--data", description = "Its data folder (default data/demo).")
    private Path data =
            Path.of(Optional.ofNullable(System.getenv("CARREL_HOME")).orElse("."), "data", "demo");

    /// @param file in the data folder
    /// @throws StartRefused where there is none, or what is there cannot be one
    String from(String variable, String file) {
        String token = Optional.ofNullable(System.getenv(variable))
                .orElseGet(() -> inFile(variable, file))
                .strip();
        if (!isOne(token)) {
            throw new StartRefused("the token has a character that no token of Carrel has: copy it anew");
        }
        return token;
    }

    /// Where no file holds it; empty where nothing is set that could be one.
    static Optional<String> inEnvironment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(String::strip).filter(CarrelToken::isOne);
    }

    private static boolean isOne(String text) {
        return TOKEN.matcher(text).matches();
    }

    private String inFile(String variable, String file) {
        try {
            return Files.readString(data.resolve(file));
        } catch (IOException e) {
            throw new StartRefused(
                    "no token: set " + variable + ", or name the data folder of the running Carrel with --data", e);
        }
    }
}
