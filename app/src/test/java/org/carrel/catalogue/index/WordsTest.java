package org.carrel.catalogue.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static List<String> words(String text) {
        return Words.of(text).stream().map(Token::term).toList();
    }

    private static List<String> asked(String text) {
        return Words.asked(text).stream().map(Token::term).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "García Márquez, garcia marquez",
        "MÉTÉO, meteo",
        "Łódź, lodz",
        "Straße, strasse",
        "Smørrebrød, smorrebrod",
        "ｆｕｌｌ ｗｉｄｔｈ, full width",
        "naïve, naive",
        "İstanbul, istanbul",
        "Þórr, thorr",
        "Æsop, aesop",
    })
    void capitalsMarksAndWidthAreFolded(String text, String folded) {
        assertThat(String.join(" ", words(text))).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "Shakespeare's, shakespeare",
        "Shakespeare’s, shakespeare",
        "O'Brien, obrien",
        "O’Brien, obrien",
        "l'amour, amour",
        "L’été, ete",
        "aujourd'hui, aujourdhui",
        "Qurʼān, quran",
        "ʻArabī, arabi",
        "U.S.A., usa",
        "e-mail, e mail",
        "Paris.Gallimard, paris gallimard",
        "'1,000 years', 1000 years",
        "3.14, 3 14",
        "C++, c",
    })
    void whatBelongsToAWordStaysWithIt(String text, String words) {
        assertThat(String.join(" ", words(text))).isEqualTo(words);
    }

    @Test
    void plainTextsAreCutAsTextsInAnyScriptAre() {
        Random chance = new Random(7);
        String letters = "abcXYZ 019.,:;'-_()[]/&\"!?séÀüÇñØłğŒß«»’–“…¿İıªĲ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = chance.nextInt(30); length > 0; length--) {
                text.append(letters.charAt(chance.nextInt(letters.length())));
            }
            // The character sends all of it by the slow way.
            List<String> slow = words(text + " 中");
            assertThat(slow.subList(0, slow.size() - 1)).as("%s", text).isEqualTo(words(text.toString()));
        }
    }

    @Test
    void scriptsWithoutSpacesAreCutIntoCharactersAndPairs() {
        assertThat(words("图书馆")).containsExactly("图", "图书", "书", "书馆", "馆");
        assertThat(asked("图书馆")).containsExactly("图书", "书馆");
        assertThat(asked("图")).containsExactly("图");
        assertThat(words("도서관")).contains("도서", "서관");
    }

    @Test
    void traditionalCharactersAreSimplifiedOnes() {
        assertThat(asked("圖書館")).isEqualTo(asked("图书馆"));
    }

    @Test
    void scriptsThatRunFromRightToLeftHaveWords() {
        assertThat(words("أَلْفُ لَيْلَةٍ")).isEqualTo(words("الف ليلة"));
        assertThat(words("שִׁיר הַשִּׁירִים")).isEqualTo(words("שיר השירים"));
    }

    @Test
    void wordsSayWhereTheyStand() {
        for (String text : List.of("The naïve reader's guide", "The naive reader's guide")) {
            Token reader = Words.of(text).get(2);
            assertThat(reader.term()).isEqualTo("reader");
            assertThat(text.substring(reader.start(), reader.end())).isEqualTo("reader's");
        }
    }

    @Test
    void aWordWithoutAnEndIsCut() {
        assertThat(words("a".repeat(50_000)).getFirst()).hasSize(Words.LONGEST_WORD);
        assertThat(words("é" + "漢".repeat(50_000))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"libraries,library", "computers,computer", "livres,livre", "libros,libro", "jazz,jazz", "news,news"})
    void pluralsHaveTheStemOfTheirSingular(String word, String stem) {
        assertThat(new Stems().of(word)).isEqualTo(stem);
    }
}
