package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.policy.PolicyExamples.begun;
import static org.carrel.circulation.policy.PolicyExamples.right;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static final String HEAD = "patron-type,member,Member,student,5,3\n";

    private static List<PolicyFile.Wrong> wrong(String text) {
        return PolicyFile.read(text) instanceof PolicyFile.Read.Refused refused ? refused.wrong() : List.of();
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        Policy policy = new Policy(
                List.of(
                        new PatronType(
                                "odd", "=SUM(\"a\", b); ’it’", List.of(PolicyExamples.cover("sconul_visitor/a")), 0, 0),
                        new PatronType("apostrophe", "'=x", List.of(), 1, 999)),
                List.of(new DueDateList("easter", List.of(LocalDate.of(2027, 3, 19), LocalDate.of(2026, 4, 1)))),
                List.of(
                        PolicyExamples.nothing(),
                        new Rule(
                                new Scope(Choice.only("odd"), Choice.allBut("film", "all"), Choice.only("all")),
                                new Terms(
                                        4,
                                        LoanPeriod.hours(1),
                                        "easter",
                                        new Renewing(
                                                Renewing.Way.BY_HAND, 3, LoanPeriod.days(40), Renewing.From.DUE_DATE),
                                        false,
                                        new Recalling(1, 0),
                                        1,
                                        new Charges(5, 0, 123_456)))));

        assertThat(right(PolicyFile.read(PolicyFile.write(policy)))).isEqualTo(policy);
        assertThat(right(PolicyFile.read(PolicyFile.write(begun())))).isEqualTo(begun());
    }

    @Test
    void whatSpreadsheetsMakeOfItIsReadToo() {
        String text = PolicyFile.write(begun());
        assertThat(right(PolicyFile.read("\uFEFF" + text.replace(',', ';')))).isEqualTo(begun());
        assertThat(right(PolicyFile.read(text.replace(',', '\t').replace("\r\n", "\n"))))
                .isEqualTo(begun());
        assertThat(right(PolicyFile.read(text.replace("\r\n", ",,,\r\n")))).isEqualTo(begun());
    }

    @Test
    void aBrokenRowIsSaidWithItsLine() {
        assertThat(wrong(HEAD + "\nrule,all,all,all,perhaps\nnonsense,1\npatron-type,Ñ,,dragons,x,-1\n"))
                .containsExactly(
                        new PolicyFile.Wrong(3, Problem.Said.of("cell.lends", "perhaps")),
                        new PolicyFile.Wrong(4, Problem.Said.of("file.kind", "nonsense")),
                        new PolicyFile.Wrong(5, Problem.Said.of("patron.code", "Ñ")),
                        new PolicyFile.Wrong(5, Problem.Said.of("patron.name", "")),
                        new PolicyFile.Wrong(5, Problem.Said.of("patron.covers", "dragons")),
                        new PolicyFile.Wrong(5, Problem.Said.of("patron.items", "x")),
                        new PolicyFile.Wrong(5, Problem.Said.of("patron.requests", "-1")));
    }

    @Test
    void dueDatesAreDays() {
        assertThat(wrong("due-dates,easter,2027-02-30 soon\ndue-dates,end-of-term,2027-02-03\nrule,all,all,all,no\n"))
                .containsExactly(
                        new PolicyFile.Wrong(1, Problem.Said.of("list.day", "2027-02-30")),
                        new PolicyFile.Wrong(1, Problem.Said.of("list.day", "soon")),
                        new PolicyFile.Wrong(2, Problem.Said.of("list.code", "end-of-term")));
    }

    @Test
    void nothingAtAllIsNoPolicy() {
        assertThat(PolicyFile.bring(""))
                .isEqualTo(
                        new PolicyFile.Read.Refused(List.of(new PolicyFile.Wrong(1, Problem.Said.of("file.empty")))));
        assertThat(wrong("\"never closed")).hasSize(1);
        assertThat(wrong("rule,all,all,all,no\n".repeat(PolicyFile.MOST_RULES + 1)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "period,0 weeks",
        "period,4 fortnights",
        "period,10000 days",
        "period,''",
        "at-once,0",
        "at-once,1.5",
        "late-day,1.234",
        "late-day,-1",
        "renewals,often",
        "renewed-until,soon",
        "recall-days,0",
        "guaranteed-days,366",
        "shelf-days,''",
        "requests,maybe",
        "renewed-from,birth",
        "no-later-than,End of time",
        "lost,a lot",
        "patrons,only",
        "items,all but",
        "locations,''"
    })
    void numbersAreInRange(String column, String typed) {
        var cells = RuleCells.write(PolicyExamples.lends(Choice.ALL, Choice.ALL, Choice.ALL));
        RuleColumn one = Arrays.stream(RuleColumn.values())
                .filter(some -> some.key().equals(column))
                .findFirst()
                .orElseThrow();
        cells.put(one, typed);
        assertThat(RuleCells.read(cells))
                .isEqualTo(new RuleCells.Read.Refused(List.of(new RuleCells.Wrong(one, typed))));
    }
}
