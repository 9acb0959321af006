package org.carrel.engine.cohorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.carrel.engine.scoring.Cohorts;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortTableTest {
    private final Pseudonymiser tokens = new Pseudonymiser(Keys.fixed(1, 5));
    private final SequencedMap<String, Integer> numbers = new LinkedHashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private CohortTable read(String text) throws CohortsProblem, IOException {
        Path file = folder.resolve("accounts.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return CohortTable.read(file, tokens, numbers);
    }

    @Test
    void accountsAreFoundByTheirTokens() throws Exception {
        CohortTable table = read("\uFEFFdepartment,Account,Cohort\r\n"
                + "\"History, Art\",Agatha,staff\r\n\r\n"
                + "\"said \"\"no\"\"\",\"basil\",\"students\nabroad\"\r\nx,carl,\r\n");

        assertThat(numbers).containsOnlyKeys("staff", "students\nabroad");
        assertThat(table.of(tokens.account("AGATHA"))).isEqualTo(numbers.get("staff"));
        assertThat(table.of(tokens.account("basil"))).isEqualTo(numbers.get("students\nabroad"));
        assertThat(table.of(tokens.account("carl"))).isZero();
        assertThat(table.of("agatha")).isZero();
        assertThat(table.remarks()).isEmpty();
    }

    @Test
    void wrongRowsAreNamedByTheirLineAndWithoutTheirNames() throws Exception {
        CohortTable table = read("account,cohort\nagatha,staff\nbasil\n,staff\nagatha,alumni\n\"d\na\",x\ncarl,a,b\n");

        assertThat(table.remarks())
                .singleElement()
                .asString()
                .startsWith("4 lines of")
                .contains("line 3, 1 cells instead of 2")
                .contains("line 4, no account")
                .contains("line 5, the account is in another cohort above")
                .contains("line 8, 3 cells instead of 2")
                .doesNotContain("basil", "agatha", "carl");
        assertThat(table.of(tokens.account("agatha"))).isEqualTo(numbers.get("staff"));
    }

    @Test
    void anotherHeaderAndATableWithoutAnyUsableRowAreRefused() {
        assertThatThrownBy(() -> read("user,group\na,b\n"))
                .isInstanceOf(CohortsProblem.class)
                .hasMessageContaining("must name the columns account and cohort");
        assertThatThrownBy(() -> read("")).hasMessageContaining("another header");
        assertThatThrownBy(() -> read("account,cohort\nagatha\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("account,cohort\n\"agatha,staff\n")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> CohortTable.read(folder.resolve("none.csv"), tokens, numbers))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aQuoteThatIsNeverClosedTellsHowManyLinesItTook() throws Exception {
        String rows = "account,cohort\nagatha,staff\n\"bea,staff\n" + "x,staff\n".repeat(40);

        assertThat(read(rows).remarks())
                .singleElement()
                .asString()
                .startsWith("41 lines of ")
                .contains("lines 3 to 43, a quote is never closed");
        assertThat(read(rows.stripTrailing()).remarks())
                .singleElement()
                .asString()
                .contains("lines 3 to 43, a quote is never closed");
    }

    @Test
    void aQuoteThatClosesLinesLaterTellsThoseLines() throws Exception {
        String rows = "account,cohort\nagatha,staff\n\"bea,staff\ncyd,staff\ndora\",staff,x\neve,staff\n";

        assertThat(read(rows).remarks())
                .singleElement()
                .asString()
                .startsWith("3 lines of ")
                .contains("lines 3 to 5, 3 cells instead of 2");
    }

    @Test
    void theLargestCohortsGetNumbersAndTheOthersArePooledAloud() throws Exception {
        StringBuilder text = new StringBuilder("account,cohort\n");
        for (int cohort = 0; cohort < 40; cohort++) {
            for (int account = 0; account <= cohort; account++) {
                text.append("a")
                        .append(cohort)
                        .append('x')
                        .append(account)
                        .append(",c")
                        .append(cohort)
                        .append('\n');
            }
        }

        CohortTable table = read(text.toString());

        assertThat(numbers).hasSize(Cohorts.MOST).containsKey("c39").doesNotContainKey("c8");
        assertThat(numbers.values()).doesNotHaveDuplicates().allMatch(n -> n >= 1 && n <= Cohorts.MOST);
        assertThat(table.of(tokens.account("a39x0"))).isEqualTo(1);
        assertThat(table.of(tokens.account("a8x0"))).isZero();
        assertThat(table.remarks()).singleElement().asString().contains("9 of the cohorts");
    }

    @Test
    void aCohortKeepsItsNumberWhateverOthersGrow() throws Exception {
        read("account,cohort\na,staff\nb,staff\nc,students\n");
        int staff = numbers.getOrDefault("staff", 0);

        read("account,cohort\na,staff\nc,students\nd,students\ne,students\nf,alumni\ng,alumni\n");

        assertThat(numbers).containsEntry("staff", staff).containsKeys("students", "alumni");
        assertThat(numbers.values()).doesNotHaveDuplicates();
    }
}
