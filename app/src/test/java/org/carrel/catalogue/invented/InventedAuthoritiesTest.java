package org.carrel.catalogue.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.catalogue.authority.AgreedHeading;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.description.HeadingKind;
import org.junit.jupiter.api.Test;

class InventedAuthoritiesTest {

    private final List<InventedWork> works = InventedWorks.all();

    private final List<AgreedHeading> headings = InventedAuthorities.of(works).stream()
            .map(record -> AgreedHeading.of(record).orElseThrow())
            .toList();

    @Test
    void eachIsAnotherOneAndIsAlsoWrittenInAnotherWay() {
        assertThat(headings.stream().map(one -> one.heading().key())).doesNotHaveDuplicates();
        assertThat(headings.stream().flatMap(one -> one.numbers().stream())).doesNotHaveDuplicates();
        assertThat(headings).allSatisfy(one -> assertThat(one.variants()).isNotEmpty());
    }

    @Test
    void everySubjectHasOneAndSomePeopleHaveNone() {
        Set<String> agreed = new HashSet<>();
        headings.forEach(one -> agreed.add(one.heading().key()));
        List<ControlledHeading> used = works.stream()
                .flatMap(work -> ControlledHeadings.of(work.record()).stream())
                .toList();
        assertThat(used.stream().filter(one -> one.form().kind() == HeadingKind.TOPIC))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(agreed).contains(one.form().key()));
        assertThat(used.stream().filter(one -> one.form().kind() == HeadingKind.PERSON))
                .anySatisfy(one -> assertThat(agreed).contains(one.form().key()))
                .anySatisfy(one -> assertThat(agreed).doesNotContain(one.form().key()));
    }
}
