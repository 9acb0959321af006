package org.carrel.catalogue.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Call numbers in the order of the shelf.
class ShelfKeyTest {

    private static void inOrder(String... shelf) {
        List<String> sorted = new ArrayList<>(List.of(shelf));
        Collections.shuffle(sorted, new Random(3));
        sorted.sort(Comparator.comparing(number -> ShelfKey.of(number).orElseThrow()));
        assertThat(sorted).containsExactly(shelf);
    }

    @Test
    void classificationsAreSortedByTheirOwnRules() {
        inOrder(
                "ML410 .A1",
                "ML3506 .J39 1998",
                "ML3506 .J4",
                "QA9 .B2",
                "QA76.73 .J38 B55 2004",
                "QA76.9 .A1",
                "QA300 .A1");
        inOrder("781.65 FEA", "781.655 BAI", "792 B", "823.7 AUS");
        inOrder("WB 9 .A1", "WB 100 .H2");
    }

    @Test
    void otherNumbersAreSortedByWordsAndNumbers() {
        inOrder("Pamphlet 2", "Pamphlet 10", "Thesis 2004/9", "Thesis 2004/12");
    }

    @Test
    void anythingHasAKeyThatHasALetter() {
        for (String odd : List.of("x", "T", "QA", ".7", "日本 3", "9".repeat(500), "A\t1", "-1a")) {
            assertThat(ShelfKey.of(odd))
                    .as(odd)
                    .hasValueSatisfying(key -> assertThat(key.length()).isBetween(2, 300));
        }
        assertThat(ShelfKey.of(" . - ")).isEmpty();
    }
}
