package org.carrel.catalogue.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTagTest {

    @Test
    void aTitleIsSaidInTheLanguageOfItsWork() {
        assertThat(LanguageTag.of(List.of("fre"))).isEqualTo("fr");
        assertThat(LanguageTag.of(List.of("eng"))).isEqualTo("en");
        assertThat(LanguageTag.of(List.of("heb"))).isEqualTo("he");
        assertThat(LanguageTag.of(List.of("grc")))
                .as("ancient Greek has three letters alone")
                .isEqualTo("grc");
        assertThat(LanguageTag.latin(List.of("chi"), "红楼梦")).isEqualTo("zh-Latn");
        assertThat(LanguageTag.latin(List.of("ger"), "")).isEqualTo("de");
    }

    @Test
    void inSeveralLanguagesNobodyKnows() {
        assertThat(LanguageTag.of(List.of("fre", "eng"))).isNull();
        assertThat(LanguageTag.of(List.of())).isNull();
    }
}
