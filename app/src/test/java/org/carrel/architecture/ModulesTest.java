package org.carrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        boolean update = System.getenv("CARREL_UPDATE") != null;
        Path target = update ? DRAWN : fresh;
        if (update) {
            for (Path old : files(DRAWN).keySet()) {
                Files.delete(DRAWN.resolve(old));
            }
        }
        draw(target);
        assertThat(files(DRAWN))
                .as("docs/modules is out of date; draw it anew with: CARREL_UPDATE=1 ./mvnw -pl app -am test "
                        + "-Dtest=ModulesTest -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(files(target));
    }

    private void draw(Path folder) {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }

    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(folder.relativize(file), Files.readString(file));
                }
            }
        }
        return contents;
    }
}
