package org.carrel.catalogue.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Format;
import org.junit.jupiter.api.Test;

class InventedWorksTest {

    private static final List<InventedWork> WORKS = InventedWorks.all();
    private static final List<Description> DESCRIBED =
            WORKS.stream().map(work -> Describing.describe(work.record())).toList();

    @Test
    void thereAreTwoThousandOfManyKindsAlwaysTheSame() {
        assertThat(WORKS).hasSize(2000);
        assertThat(WORKS).isEqualTo(InventedWorks.all());
        assertThat(DESCRIBED.stream().map(Description::format).collect(Collectors.toSet()))
                .contains(Format.BOOK, Format.JOURNAL, Format.THESIS, Format.MUSIC_SCORE, Format.VIDEO, Format.MAP);
    }

    @Test
    void everyOneHasATitleASubjectAYearAndAPlaceOnTheShelf() {
        assertThat(DESCRIBED).allSatisfy(work -> {
            assertThat(work.title().latin()).doesNotContain("Untitled");
            assertThat(work.subjects()).isNotEmpty();
            assertThat(work.firstYear()).isBetween(1800, 2026);
            assertThat(work.callNumbers()).isNotEmpty();
        });
    }

    @Test
    void noTwoHaveOneNumber() {
        List<String> numbers = DESCRIBED.stream()
                .flatMap(work -> work.identifiers().stream())
                .map(Object::toString)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers.stream().filter(number -> number.contains("ISBN"))).hasSizeGreaterThan(1400);
    }

    @Test
    void someAreInOtherScripts() {
        assertThat(DESCRIBED.stream().filter(work -> work.title().original() != null))
                .hasSize(60);
    }
}
