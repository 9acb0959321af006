package org.carrel.catalogue.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0-306-40615-2",
                "0306406152",
                "978-0-306-40615-7",
                "9780306406157",
                " 0 306 40615 2 ",
                "0306406152 (pbk.)",
                "0306406152 : £5.99",
                "978–0–306–40615–7"
            })
    void anIsbnIsOneNumberHoweverItIsWritten(String written) {
        assertThat(Isbn.normal(written)).contains("9780306406157");
    }

    @Test
    void anIsbnMayEndInX() {
        assertThat(Isbn.normal("0-8044-2957-x")).contains("9780804429573");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0306406153", "9780306406158", "9770306406157", "pbk.", "12345678901234", "030640615", "x"})
    void aWrongCheckDigitMakesNoIsbn(String written) {
        assertThat(Isbn.normal(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0378-5955", "03785955", "0378–5955 (print)"})
    void anIssnIsOneNumberHoweverItIsWritten(String written) {
        assertThat(Issn.normal(written)).contains("03785955");
    }

    @Test
    void anIssnMayEndInXAndMustHold() {
        assertThat(Issn.normal("2434-561x")).contains("2434561X");
        assertThat(Issn.normal("0378-5954")).isEmpty();
        assertThat(Issn.normal("0378")).isEmpty();
    }

    // The examples of the namespace's own page.
    @ParameterizedTest
    @CsvSource({
        "n78-890351,n78890351",
        "n78-89035,n78089035",
        "n 78890351 ,n78890351",
        " 85000002 ,85000002",
        "85-2 ,85000002",
        "2001-000002,2001000002",
        "75-425165//r75,75425165",
        " 79139101 /AC/r932,79139101"
    })
    void aLibraryOfCongressNumberIsNormalised(String written, String normal) {
        assertThat(Lccn.normal(written)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "abc", "85-1234567", "85-"})
    void whatIsNoLibraryOfCongressNumberIsNone(String written) {
        assertThat(Lccn.normal(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(OCoLC)ocm00012345 ,12345",
        "(OCoLC)12345,12345",
        "(OCoLC)on1234567890,1234567890",
        "(ocolc)ocn00987,987"
    })
    void anOclcNumberIsItsDigits(String written, String normal) {
        assertThat(OclcNumber.normal(written)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "(DLC)12345", "(OCoLC)", "(OCoLC)000", "(OCoLC)12a"})
    void numbersOfOtherSystemsAreNotOclcs(String written) {
        assertThat(OclcNumber.normal(written)).isEmpty();
    }

    @Test
    void aDoiIsWithoutItsAddressAndInSmallLetters() {
        assertThat(Doi.normal("https://doi.org/10.1000/ABC.1")).contains("10.1000/abc.1");
        assertThat(Doi.normal("doi: 10.1000/182")).contains("10.1000/182");
        assertThat(Doi.normal("10.1/x")).isEmpty();
    }
}
