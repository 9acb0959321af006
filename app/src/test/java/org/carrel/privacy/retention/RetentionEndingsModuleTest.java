package org.carrel.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.privacy.notice.DeclaredColumn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the page says of the end of each kind of data is what some rule does.
@CarrelTest
class RetentionEndingsModuleTest {

    private static final Path LIST = Path.of("src/main/resources/columns-never-empty.txt");

    @Autowired
    private LiveTimes live;

    /// `notice check` has no database: it knows this list.
    @Test
    void columnsThatCannotBeEmptiedAreThoseOfTheDatabase() throws IOException {
        Times times = live.times();
        Set<String> never = new TreeSet<>();
        times.notice().columns().values().stream()
                .filter(DeclaredColumn::personal)
                .map(DeclaredColumn::name)
                .filter(column -> times.catalogue().keys().containsKey(column.relation()))
                .filter(column -> !times.catalogue().emptiable().contains(column))
                .forEach(column -> never.add(column.toString()));
        List<String> lines = Files.readAllLines(LIST);
        if (System.getenv("CARREL_UPDATE") != null) {
            List<String> anew = new ArrayList<>(
                    lines.stream().filter(line -> line.startsWith("#")).toList());
            anew.addAll(never);
            Files.write(LIST, anew);
            lines = anew;
        }
        assertThat(lines.stream().filter(line -> !line.startsWith("#")))
                .as("run this test with CARREL_UPDATE=1 and look at what changed")
                .containsExactlyElementsOf(never)
                .contains("people.person.id", "people.person.name");
    }

    @Test
    void everyKindOfDataEndsByARuleOrIsNamedToTheOfficer() {
        Times times = live.times();
        Rules rules = new Rules(times);
        List<Rule> all = rules.all();
        Set<String> without = new TreeSet<>(rules.withoutClock());
        Set<String> endless = new TreeSet<>();
        for (String relation : times.childrenFirst()) {
            Set<String> ending = all.stream()
                    .filter(rule -> rule.relation().equals(relation))
                    .flatMap(rule -> rule.categories().stream())
                    .collect(Collectors.toSet());
            times.categories(relation).stream()
                    .filter(category -> !ending.contains(category) && !without.contains(relation))
                    .forEach(category -> endless.add(relation + " " + category));
        }
        assertThat(endless).isEmpty();
        assertThat(without).doesNotContain("people.person", "people.account");
    }
}
