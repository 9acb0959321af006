package org.carrel;

import java.net.URI;
import picocli.CommandLine.Option;

/// Where the Carrel runs that a command speaks to.
final class CarrelAddress {

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Carrel runs (${DEFAULT-VALUE}).")
    private String url = "http://127.0.0.1:8080";

    boolean isHttp() {
        return url.startsWith("http://") || url.startsWith("https://");
    }

    /// @param path from the root, with what follows a question mark
    /// @throws StartRefused where there is no such address
    URI of(String path) {
        try {
            return URI.create(url).resolve(path);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("--url is no address: give one as http://127.0.0.1:8080", e);
        }
    }

    /// What to say when nothing listens there.
    static String silent(URI address) {
        return "no Carrel answers at " + address.resolve("/") + ": start it first, or name its address with --url";
    }
}
