package org.carrel.catalogue.marc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.catalogue.MarcText.book;

import java.util.List;
import org.carrel.catalogue.MarcText;
import org.junit.jupiter.api.Test;

class StoredMarcTest {

    @Test
    void aRecordComesBackAsItWas() {
        MarcRecord one = book("001 1\n008 a b\n245 10 $aTitle :$bsubtitle$b$c\n880 ## $6245-00$a図書館 𝄞");
        assertThat(StoredMarc.record(StoredMarc.text(one))).isEqualTo(one);
    }

    @Test
    void soDoOddOnes() {
        MarcRecord bare = new MarcRecord(MarcText.BOOK, List.of());
        MarcRecord empty = new MarcRecord(
                MarcText.BOOK,
                List.of(
                        new ControlField("001", ""),
                        new DataField("9AB", '~', '\u00e9', List.of()),
                        new DataField("245", ' ', ' ', List.of(new Subfield('a', "")))));
        assertThat(StoredMarc.record(StoredMarc.text(bare))).isEqualTo(bare);
        assertThat(StoredMarc.record(StoredMarc.text(empty))).isEqualTo(empty);
    }

    @Test
    void aSeparatorInAValueIsRefusedAndNotMisread() {
        for (String wrong : List.of("a\u001eb", "a\u001fb", "a\u001db", "a\u0000b")) {
            MarcRecord one = new MarcRecord(MarcText.BOOK, List.of(new ControlField("001", wrong)));
            assertThatThrownBy(() -> StoredMarc.text(one)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
