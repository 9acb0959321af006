package org.carrel.people.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand where somebody is reached.
class TypedDetailsTest {

    @Test
    void emptyIsFineSinceNobodyHasToBeReached() {
        assertThat(TypedDetails.of("", "  ", "").against()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "o'neil+library@mail.example.ac.uk", "łukasz@example.org", " a@b.cd "})
    void aMailAddressMayLookLikeThis(String mail) {
        assertThat(TypedDetails.of(mail, "", "").against()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "a da@example.org",
                "ada@example.org\nBcc: x@y.zz",
                "ada@ex@ample.org",
                "ada@example..org"
            })
    void andNotLikeThis(String mail) {
        assertThat(TypedDetails.of(mail, "", "").against()).contains("mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44 (0)20 7946 0018", "020-7946-0018", "5551"})
    void aTelephoneNumberIsWrittenAsPeopleWriteIt(String phone) {
        assertThat(TypedDetails.of("", phone, "").against()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no", "ring me", "12", "+44 20 7946 0018 ext. four", "00000000000000000000000000000000000000000"
            })
    void andNotSo(String phone) {
        assertThat(TypedDetails.of("", phone, "").against()).contains("phone");
    }

    @Test
    void anAddressHasLinesAndAnEnd() {
        assertThat(TypedDetails.of("", "", "1 High Street\r\nTown").address()).isEqualTo("1 High Street\nTown");
        assertThat(TypedDetails.of("", "", "1 High Street\nTown").against()).isEmpty();
        assertThat(TypedDetails.of("", "", "x".repeat(501)).against()).contains("address");
        assertThat(TypedDetails.of("", "", "1 High\u0007 Street").against()).contains("address");
    }
}
