package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesAreDoubledFormulasDisarmedAndEmptyCellsStayEmpty() {
        HeldTable table = new HeldTable(
                "desk.person",
                List.of("name", "note"),
                Set.of(),
                List.of(Arrays.asList("A \"B\"", null), List.of("=1+1", "x,y")));
        assertThat(Csv.of(table)).isEqualTo("\"name\",\"note\"\r\n\"A \"\"B\"\"\",\r\n\"'=1+1\",\"x,y\"\r\n");
    }
}
