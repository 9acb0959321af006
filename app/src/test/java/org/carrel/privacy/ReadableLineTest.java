package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Ø",
                "O’Neill-Núñez",
                "李",
                "\u05D1\u05D5\u05D1",
                // Persian with a zero-width non-joiner, Sinhala with a joiner.
                "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627",
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3",
                "A\u200Fb",
                "E\u0301mile",
                "\uD83D\uDC69\u200D\uD83D\uDD2C"
            })
    void namesOfAllLanguagesAreLines(String name) {
        assertThat(ReadableLine.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\u200B \u2060",
                "\u200C\u200D",
                "\u00AD",
                "\uFE0F",
                "\u0301",
                "\u3164",
                "\u2800",
                "\uFEFF",
                "\uD83D"
            })
    void whatNobodySeesIsNone(String unseen) {
        assertThat(ReadableLine.is(unseen)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u202ELove",
                "Ada\u202A",
                "\u2066Ada\u2069",
                "Ada\nLove",
                "Ada\tLove",
                "Ada\u0000",
                "Ada\u0085Love",
                "Ada\u2028Love"
            })
    void whatChangesWhatStandsAroundItIsNone(String turned) {
        assertThat(ReadableLine.is(turned)).isFalse();
        assertThat(ReadableLine.hasHarm(turned)).isTrue();
    }

    @Test
    void anAddressHasSeveralLines() {
        assertThat(ReadableLine.areAll("")).isTrue();
        assertThat(ReadableLine.areAll("1 High Street\n\nOldtown")).isTrue();
        assertThat(ReadableLine.areAll("1 High Street\n\u200B")).isFalse();
        assertThat(ReadableLine.areAll("1 High\rStreet")).isFalse();
    }
}
