package org.carrel.privacy.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/// Terms of the W3C Data Privacy Vocabulary that the notice and its JSON-LD may use.
final class Vocabulary {

    static final String FILE = "dpv-terms.txt";

    private Vocabulary() {}

    /// As `pd:Name`.
    static Set<String> terms() {
        try {
            return new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
