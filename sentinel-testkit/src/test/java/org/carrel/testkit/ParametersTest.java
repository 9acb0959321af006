package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String row(Parameter parameter) {
        String range = parameter.least() == parameter.most()
                ? number(parameter.least())
                : number(parameter.least()) + " – " + number(parameter.most()) + (parameter.evenly() ? "" : ", log");
        return "| " + parameter.scenario() + " | " + parameter.name() + " | " + range + " | " + parameter.why() + " |";
    }

    private static String table(boolean attacks) {
        return "| scenario | what is drawn | range | why |\n| --- | --- | --- | --- |\n"
                + Parameters.all().stream()
                        .filter(parameter -> parameter.scenario().isAttack() == attacks)
                        .map(ParametersTest::row)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void theDocumentationShowsEveryRangeAsItIs() throws IOException {
        String tables = table(true) + "\n\n" + table(false) + "\n";
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("parameters.md"), tables);

        assertThat(Files.readString(Path.of("../docs/simulator.md"))).contains(table(true), table(false));
    }

    @Test
    void noNumberIsDrawnOutsideItsRange() {
        for (Parameter parameter : Parameters.all()) {
            Chance chance = Chance.of(1, parameter.name().hashCode());
            for (int i = 0; i < 200; i++) {
                assertThat(parameter.least() == parameter.most() ? parameter.least() : parameter.draw(chance))
                        .as(parameter.name())
                        .isBetween(parameter.least(), parameter.most() + 1e-9);
                if (parameter.least() < parameter.most() && parameter.least() == Math.rint(parameter.least())) {
                    assertThat((double) parameter.count(chance)).isBetween(parameter.least(), parameter.most());
                }
            }
        }
    }
}
