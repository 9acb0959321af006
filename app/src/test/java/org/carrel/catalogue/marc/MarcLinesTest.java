package org.carrel.catalogue.marc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.catalogue.MarcText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarcLinesTest {

    @Test
    void aRecordComesBackAsItWas() {
        MarcRecord record =
                MarcText.book("001 1\n008 a b\n020 ## $a£5$bx\n245 10 $aTitle :$bsubtitle\n880 1# $6245-00$a図書館");
        assertThat(MarcLines.read(MarcLines.text(record))).isEqualTo(new MarcLines.Read.Whole(record));
    }

    @Test
    void soDoesOneWithADollarSign() {
        MarcRecord record = new MarcRecord(
                MarcText.BOOK, List.of(new DataField("365", ' ', ' ', List.of(new Subfield('b', "$5 {dollar")))));
        assertThat(MarcLines.read(MarcLines.text(record))).isEqualTo(new MarcLines.Read.Whole(record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "245 10 $aNo leader|1|leader",
                "LDR too short|1|leader",
                "LDR 00000nam a2200000 a 4500~245|2|tag",
                "LDR 00000nam a2200000 a 4500~24510 $a|2|tag",
                "LDR 00000nam a2200000 a 4500~245 $aT|2|indicators",
                "LDR 00000nam a2200000 a 4500~245 10 Title|2|subfields",
                "LDR 00000nam a2200000 a 4500~245 10 $aT$|2|subfields",
                "LDR 00000nam a2200000 a 4500~~001 1~245 10 $a$$b|4|subfields"
            })
    void aWrongLineIsNamed(String text, int line, String reason) {
        assertThat(MarcLines.read(text.replace('~', '\n'))).isEqualTo(new MarcLines.Read.Wrong(line, reason));
    }
}
