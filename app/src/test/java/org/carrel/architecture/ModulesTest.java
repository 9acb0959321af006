package org.carrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.CarrelApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {

    private static final Path DRAWN = Path.of("../docs/modules");

    private final ApplicationModules modules = ApplicationModules.of(CarrelApplication.class);

    @Test
    void modulesUseOnlyWhatTheyDeclareAndOnlyEachOthersRootPackage() {
        modules.verify();
    }

    @Test
    void thereAreModules() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("web", "people", "privacy", "database");
    }

    /// The diagrams are drawn anew by `CARREL_UPDATE=1 ./mvnw -pl app -am test -Dtest=ModulesTest
    /// -Dsurefire.failIfNoSpecifiedTests=false`.
    @Test
    void theDrawnDiagramsShowTheModulesAsTheyAre(@TempDir Path fresh) throws IOException {
        draw(fresh);
        if (System.getenv("CARREL_UPDATE") != null && !files(DRAWN).equals(files(fresh))) {
            for (Path old : files(DRAWN).keySet()) {
                Files.delete(DRAWN.resolve(old));
            }
            draw(DRAWN);
        }
        assertThat(files(DRAWN))
                .as("docs/modules is out of date; draw it anew with: CARREL_UPDATE=1 ./mvnw -pl app -am test "
                        + "-Dtest=ModulesTest -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(files(fresh));
    }

    private void draw(Path folder) {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }

    /// The files, each as its lines in alphabetical order: the order in which modules are drawn changes from run to run
    /// and means nothing.
    private static Map<Path, List<String>> files(Path folder) throws IOException {
        Map<Path, List<String>> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        contents.put(
                                folder.relativize(file),
                                lines.map(line -> line.replaceFirst("^\\|", ""))
                                        .sorted()
                                        .toList());
                    }
                }
            }
        }
        return contents;
    }
}
