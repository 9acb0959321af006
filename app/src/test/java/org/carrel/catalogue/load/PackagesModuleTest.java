package org.carrel.catalogue.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.catalogue.marc.Problem;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Lists of what can be read online.
@CarrelTest
class PackagesModuleTest {

    private static final String RULES = """
            format: kbart
            package: { code: pack-#, name: Package #, provider: Publisher, most_removed: 50 }
            """;

    private static final String HEADER =
            "publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online"
                    + "\ttitle_url\ttitle_id\tpublication_type\taccess_type\n";

    private static final String SERIAL = "Journal #\t%s\t\t1990\thttps://x.example/#/j\tj#\tserial\tP\n";
    private static final String BOOK = "Book #\t\t\t\thttps://x.example/#/b\tb#\tmonograph\tF\n";
    private static final String OTHER = "Other #\t\t\t\thttps://x.example/#/o\to#\tmonograph\tF\n";

    @Autowired
    private Loads loads;

    @Autowired
    private LoadRepository repository;

    @Autowired
    private LoadProfileRepository profiles;

    @Autowired
    private Environment environment;

    @Autowired
    private People people;

    private LoadForTests test;
    private String issn;

    @BeforeEach
    void aProfile() {
        test = new LoadForTests(loads, repository, profiles, environment, RULES);
        issn = issn(test.number);
        LoadForTests marc = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
        marc.load("001 s#\n022 __ $a" + issn + "\n245 10 $aJournal in print " + test.number);
    }

    private static String issn(String number) {
        String body = "2" + "0".repeat(6 - number.length()) + number;
        int sum = 0;
        for (int place = 0; place < 7; place++) {
            sum += (8 - place) * (body.charAt(place) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return body.substring(0, 4) + "-" + body.substring(4) + (check == 10 ? "X" : check);
    }

    private List<String> titles() {
        return test.find("""
                SELECT r.title || '|' || e.title_id || '|' || e.first_on || '|' || e.free
                FROM catalogue.electronic_holding e JOIN catalogue.record r ON r.id = e.record_id
                WHERE e.package_code = 'pack-#' ORDER BY 1
                """);
    }

    private String row(String row) {
        return test.own(row.formatted(issn));
    }

    @Test
    void titlesStandOnTheRecordsTheyMatchOrOnBriefOnes() {
        Load load = test.list(HEADER + row(SERIAL) + row(BOOK));
        assertThat(load.state()).isEqualTo(Load.State.DONE);
        assertThat(test.lines(load)).containsExactly("added", "new");
        assertThat(titles()).containsExactly(test.own("Book #|b#||true"), test.own("Journal in print #|j#|1990|false"));
        List<String> before = test.everything();
        Load again = test.list(HEADER + row(SERIAL) + row(BOOK));
        assertThat(test.lines(again)).containsExactly("unchanged", "unchanged");
        assertThat(test.everything().stream()
                        .filter(row -> row.startsWith("record "))
                        .toList())
                .isEqualTo(
                        before.stream().filter(row -> row.startsWith("record ")).toList());
        assertThat(test.lines(test.list(HEADER + row(SERIAL).replace("/j", "/new") + row(BOOK))))
                .containsExactly("added", "unchanged");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void whatTheListHasNoLongerGoes() {
        test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER));
        Load less = test.list(HEADER + row(SERIAL) + row(BOOK));
        assertThat(less.state()).isEqualTo(Load.State.DONE);
        assertThat(less.counts().removed()).isOne();
        assertThat(titles()).hasSize(2);
        assertThat(test.find("SELECT suppressed || ' ' || version FROM catalogue.record WHERE title = 'Other #'"))
                .containsExactly("true 2");
        assertThat(test.find("SELECT suppressed FROM catalogue.record WHERE title LIKE 'Journal in print #'"))
                .containsExactly("f");
        Load trial = test.load(test.own(HEADER + row(BOOK)).getBytes(java.nio.charset.StandardCharsets.UTF_8), true);
        assertThat(trial.said()).anySatisfy(said -> assertThat(said.detail()).isEqualTo("1\n2"));
        assertThat(titles()).hasSize(2);
        test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER));
        assertThat(test.find("SELECT suppressed || ' ' || version FROM catalogue.record WHERE title = 'Other #'"))
                .containsExactly("false 3");
    }

    /// The publisher shows the last ten years: each year's list begins a year later.
    @Test
    void aWallThatMovesOnMakesNoNewTitle() {
        test.list(HEADER + row(SERIAL) + row(BOOK));
        String moved = row(SERIAL).replace("1990", "1991");
        assertThat(moved).isNotEqualTo(row(SERIAL));
        Load trial = test.load(test.own(HEADER + moved + row(BOOK)).getBytes(UTF_8), true);
        assertThat(trial.said()).extracting(Problem::detail).contains("0\n2");
        Load load = test.list(HEADER + moved + row(BOOK));
        assertThat(load.state()).isEqualTo(Load.State.DONE);
        assertThat(load.counts().removed()).isZero();
        assertThat(titles()).containsExactly(test.own("Book #|b#||true"), test.own("Journal in print #|j#|1991|false"));
    }

    @Test
    void aTitleThatIsListedTwiceDifferentlyIsSaid() {
        Load load = test.list(HEADER + row(BOOK) + row(BOOK).replace("http", "https://other.example/?"));
        assertThat(test.lines(load).getLast()).contains("title_twice");
    }

    /// It may be the very title that the line was about.
    @Test
    void nothingGoesByItselfWhileALineCouldNotBeRead() {
        test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER));
        Load mistyped = test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER).replace("http", "htp"));
        assertThat(mistyped.state()).isEqualTo(Load.State.AGREE);
        assertThat(mistyped.said()).extracting(Problem::code).contains("unread_removed");
        assertThat(titles()).hasSize(3);

        assertThat(test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER)).state())
                .isEqualTo(Load.State.DONE);
        assertThat(titles()).hasSize(3);
    }

    @Test
    void tooManyWaitForSomebodyToAgree() {
        test.list(HEADER + row(SERIAL) + row(BOOK) + row(OTHER));
        Load less = test.list(HEADER + row(SERIAL));
        assertThat(less.state()).isEqualTo(Load.State.AGREE);
        assertThat(less.said().getFirst().detail()).isEqualTo("2\n3");
        assertThat(titles()).hasSize(3);
        var by = TestAccounts.staff(people, StaffRole.LIBRARIAN).id();
        assertThat(loads.agree(less.id(), "The contract ended", by)).isTrue();
        assertThat(loads.agree(less.id(), "Again", by)).isFalse();
        assertThat(titles()).hasSize(1);
        assertThat(repository.one(less.id()).orElseThrow().counts().removed()).isEqualTo(2);
    }

    @Test
    void wrongListsAndLinesAreSaid() {
        Load wrong = test.list("title\turl\n");
        assertThat(wrong.state()).isEqualTo(Load.State.REFUSED);
        Load lines = test.list(
                HEADER + row(BOOK) + "No address\t\t\t\t\tx\n" + row(SERIAL).replace(issn, "1234-0000"));
        assertThat(test.lines(lines)).containsExactly("new", "set_aside missing", "new identifier");
        assertThat(titles()).hasSize(2);
    }
}
