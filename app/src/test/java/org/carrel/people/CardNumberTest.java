package org.carrel.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumberTest {

    @ParameterizedTest
    @CsvSource({
        "04:a2:b3:c4, 04A2B3C4",
        "04-A2-B3-C4-05, 04A2B3C405",
        "' 04a2b3c4 ', 04A2B3C4",
        "a1234b, A1234B",
        "1000001, 1000001",
        "AB-12, AB-12"
    })
    void everyReadersFormIsTheSameCard(String typed, String written) {
        assertThat(CardNumber.written(typed)).isEqualTo(written);
    }
}
