package org.carrel.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern WHOLE_KEY = Pattern.compile("page\\.text\\(\"([^\"]+)\"[,)]");
    private static final Pattern TEXT_NODE = Pattern.compile(">([^<>@${}]*\\p{L}[^<>@${}]*)<");

    @Test
    void everyKeyThatATemplateNamesIsInABundle() {
        Set<String> known = new TreeSet<>();
        bundles().forEach(bundle -> known.addAll(bundle.stringPropertyNames()));
        List<String> missing = new ArrayList<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            Matcher matcher = WHOLE_KEY.matcher(read(template));
            while (matcher.find()) {
                if (!known.contains(matcher.group(1))) {
                    missing.add(template + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateHoldsTextOfItsOwn() {
        List<String> texts = new ArrayList<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            String html = read(template).replaceAll("\\$\\{[^}]*}", "").replaceAll("(?m)^[@!].*$", "");
            Matcher matcher = TEXT_NODE.matcher(html);
            while (matcher.find()) {
                texts.add(template + ": " + matcher.group(1).strip());
            }
        }
        assertThat(texts).isEmpty();
    }

    @Test
    void apostrophesAreTypographicBecauseTheFormatWouldSwallowStraightOnes() {
        for (Properties bundle : bundles()) {
            assertThat(bundle.values()).noneMatch(text -> text.toString().contains("'"));
        }
    }

    @Test
    void aKeyStandsInOneBundleOnly() {
        List<String> keys = bundles().stream()
                .flatMap(bundle -> bundle.stringPropertyNames().stream())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static List<Properties> bundles() {
        return files(BUNDLES, ".properties").stream()
                .map(file -> {
                    Properties bundle = new Properties();
                    try (var text = Files.newBufferedReader(file)) {
                        bundle.load(text);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return bundle;
                })
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
