package org.carrel.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestLineTest {

    private static DigestLine line(String key, String words, String address) {
        return DigestLine.plain(PersonId.random(), Kind.DUE_SOON, key, words, address, null);
    }

    @Test
    void whatCannotBeShownIsTakenOutOfTheWords() {
        assertThat(line("k", "A\r\nBcc: x\u202e\u0000 B\u2028C", "").arguments())
                .containsExactly("A Bcc: x B C");
    }

    @Test
    void aJoinerThatLettersNeedStays() {
        assertThat(line("k", "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "")
                        .arguments()
                        .getFirst())
                .contains("\u200c");
    }

    @Test
    void aTitleOfAThousandLettersIsCut() {
        String cut = line("k", "ab".repeat(500), "").arguments().getFirst();
        assertThat(cut).hasSize(300).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//elsewhere.example", "https://elsewhere.example", "loans", "/a b", "/\\elsewhere", "/a\n"})
    void newsLeadsToNoOtherSite(String address) {
        assertThatThrownBy(() -> line("k", "words", address)).hasMessageContaining("a page of this site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb"})
    void aKeyIsOneLine(String key) {
        assertThatThrownBy(() -> line(key, "words", "/loans?page=2")).hasMessageContaining("key");
    }

    @Test
    void itDoesNotSayWhatItSays() {
        assertThat(line("k", "A book", "")).hasToString("DigestLine[due_soon]");
    }
}
