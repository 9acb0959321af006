package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesAreDoubledFormulasDisarmedAndEmptyCellsStayEmpty() {
        HeldTable table = new HeldTable(
                "desk.person",
                List.of("name", "note"),
                List.of(Arrays.asList("A \"B\"", null), List.of("=1+1", "x,y")));
        assertThat(Csv.of(table)).isEqualTo("\"name\",\"note\"\r\n\"A \"\"B\"\"\",\r\n\"'=1+1\",\"x,y\"\r\n");
    }
}
