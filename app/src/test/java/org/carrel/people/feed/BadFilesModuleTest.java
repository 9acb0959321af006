package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// What spreadsheets, exports and people do to files: a clear sentence, and nothing half done.
@CarrelTest
class BadFilesModuleTest {

    private static final String ADA = "A#,Ada,Love,ada#,,,enrolled,01/10/2024,\n";
    private static final String BOB = "B#,Bob,Byron,bob#,,,enrolled,01/10/2024,\n";

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private Reports reports;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    private FeedForTests feed;

    @BeforeEach
    void aSource() {
        feed = new FeedForTests(sources, files, environment, FeedForTests.MAPPING);
    }

    private FeedForTests with(String mapping) {
        feed = new FeedForTests(sources, files, environment, mapping);
        return feed;
    }

    private List<String> names() {
        return feed.find("SELECT p.name FROM people.source_record r JOIN people.person p ON p.id = r.person_id"
                + " WHERE r.source = 'test-#' AND r.replaced_by IS NULL ORDER BY r.external_id");
    }

    private void isStopped(Import made, String why, String... words) {
        assertThat(made.state()).isEqualTo(Import.State.STOPPED);
        assertThat(made.why()).isEqualTo(why);
        assertThat(reports.of(made)).contains("Refused, nothing was changed.").contains(words);
        assertThat(feed.find("SELECT line FROM people.import_row WHERE import_id = " + made.id()))
                .isEmpty();
    }

    private void isRejected(Import made, int line, String... words) {
        assertThat(reports.rejected(made.id(), 100))
                .filteredOn(row -> row.line() == line)
                .singleElement()
                .satisfies(row -> assertThat(reports.why(row)).contains(words));
    }

    @Test
    void latin1IsReadWithAWarning() {
        Import made = feed.apply(
                FeedForTests.HEADER + ADA.replace("Ada,Love", "Zoë,O’Núñez"), Charset.forName("windows-1252"));
        assertThat(made.warning()).isEqualTo("windows");
        assertThat(reports.of(made)).contains("it was read as Windows-1252");
        assertThat(names()).containsExactly("Zoë O’Núñez");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoPartOfTheFirstColumnsName(String encoding) {
        Import made = feed.apply("\uFEFF" + FeedForTests.HEADER + ADA.replace("Ada", "Zoë"), Charset.forName(encoding));
        assertThat(made.counts().added()).isEqualTo(1);
        assertThat(made.warning()).isNull();
        assertThat(names()).containsExactly("Zoë Love");
    }

    @Test
    void excelsNumbersForDaysAreDays() {
        feed.apply(FeedForTests.HEADER + ADA.replace("01/10/2024", "45566"));
        assertThat(feed.find("SELECT since FROM people.affiliation WHERE source = 'test-#'"))
                .containsExactly("2024-10-01");
    }

    @Test
    void lostZerosAreSaidOrPutBackAsTheMappingWants() {
        String strict =
                FeedForTests.MAPPING.replace("column: ID, required: true", "column: ID, required: true, width: 8");
        Import made = with(strict).apply(FeedForTests.HEADER + ADA.replace("A#", "1234567"));
        isRejected(made, 2, "fewer than 8 characters", "zeros");
        with(strict.replace("width: 8", "width: 8, pad: true"))
                .apply(FeedForTests.HEADER + ADA.replace("A#", "1234567"));
        assertThat(feed.find("SELECT external_id FROM people.source_record WHERE source = 'test-#'"))
                .containsExactly("01234567");
        Import rounded = feed.apply(FeedForTests.HEADER + ADA.replace("A#", "1.23E+07"));
        assertThat(rounded.counts().rejected()).isEqualTo(1);
    }

    @Test
    void quotesAndDelimitersInNamesAreRead() {
        Import made = feed.apply(FeedForTests.HEADER
                + ADA.replace("Ada,Love", "\"Ada \"\"A.\"\"\",\"Love, Lady\"")
                + BOB.replace("Bob,Byron", "\"B\",O’\u05D1\u05D5\u05D1"));
        assertThat(made.counts().added()).isEqualTo(2);
        assertThat(names()).containsExactly("Ada \"A.\" Love, Lady", "B O’\u05D1\u05D5\u05D1");
    }

    @Test
    void oneBadRowStopsNoOther() {
        Import made = feed.apply(FeedForTests.HEADER
                + ADA
                + BOB.replace("enrolled", "unheard-of")
                + "C#,Cy,Long,cy#,no address,,enrolled,01/10/2024,\n"
                + "D#,Di,Date,di#,,,enrolled,31/02/2024,\n"
                + "F#,Fay,Few\n"
                + "G#,Gus," + "g".repeat(200) + ",gus#,,,enrolled,01/10/2024,\n"
                + "H#,Hal,Back,hal#,,,enrolled,01/10/2024,01/10/2023\n"
                + "I#,Ida,Last,ida#,,,enrolled,01/10/2024,\n");
        assertThat(made.counts().added()).isEqualTo(2);
        assertThat(made.counts().rejected()).isEqualTo(6);
        isRejected(made, 3, "does not say what “unheard-of” means");
        isRejected(made, 4, "“no address” is no mail address");
        isRejected(made, 5, "“31/02/2024” is no day");
        isRejected(made, 6, "has 3 columns, the header 9");
        isRejected(made, 7, "“name” is too long");
        isRejected(made, 8, "“until” is earlier");
        assertThat(reports.csv(made))
                .startsWith("line,reason,ID,FIRST,LAST,")
                .contains("5,“31/02/2024” is no day that is understood.,D" + feed.number + ",Di,Date,");
    }

    @Test
    void aRejectedRowEndsNobody() {
        feed.apply(FeedForTests.HEADER + ADA + BOB);
        Import made = feed.apply(FeedForTests.HEADER + ADA + BOB.replace("01/10/2024", "soon"));
        assertThat(made.counts().ended()).isZero();
        assertThat(made.counts().rejected()).isEqualTo(1);
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
    }

    /// Nobody can say whom such a row is about: it may be whoever seems to be missing.
    @ParameterizedTest
    @ValueSource(strings = {"58", "123456789", "1.23E+07", "\uFFFD1234567", ""})
    void whoeverIsMissingBesideARowWithoutAReadableNumberIsNotEndedUnasked(String damaged) {
        with(FeedForTests.MAPPING.replace("column: ID, required: true", "column: ID, required: true, width: 8"));
        String ada = ADA.replace("A#", "00000001");
        String bob = BOB.replace("B#", "00000058");
        feed.apply(FeedForTests.HEADER + ada + bob);
        String file = FeedForTests.HEADER + ada + BOB.replace("B#", damaged).replace("Byron", damaged + "Byron");
        Import made = feed.apply(file);
        assertThat(made.state()).isEqualTo(Import.State.WAITING);
        assertThat(reports.of(made))
                .contains("Rows without a number that can be read: 1. People who are missing from the file: 1.");
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");

        Import looked = feed.check(file + " ");
        AccountId librarian =
                TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).id();
        assertThat(deliveries.apply(looked.id(), librarian, "")).isEqualTo(new Deliveries.Outcome.Refused("because"));
        assertThat(deliveries.apply(looked.id(), librarian, " ")).isEqualTo(new Deliveries.Outcome.Refused("because"));
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
        assertThat(deliveries.apply(looked.id(), librarian, "Bob has truly left, the registry says"))
                .isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(names()).containsExactly("Ada Love");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200B,\u2060", "A\u202E,Love", "\u2066Ada\u2069,Love"})
    void aNameThatNobodyCanReadIsRefused(String name) {
        Import made =
                feed.apply(FeedForTests.HEADER + BOB + ADA.replace("Ada,Love", name.contains(",") ? name : name + ","));
        isRejected(made, 3, "“name” has a character that cannot be printed");
        assertThat(names()).containsExactly("Bob Byron");
    }

    @Test
    void aBlankThatDoesNotBreakSaysNothing() {
        assertThat(feed.apply(FeedForTests.HEADER + ADA.replace(",ada#,,,", ",ada#,\u00A0,\u00A0,"))
                        .counts()
                        .added())
                .isEqualTo(1);
    }

    @Test
    void aRowOfTooManyCellsWhoseNumberNobodyHasNamesNobody() {
        feed.apply(FeedForTests.HEADER + ADA + BOB);
        Import made = feed.apply(FeedForTests.HEADER + ADA + "0," + BOB);
        assertThat(made.state()).isEqualTo(Import.State.WAITING);
        assertThat(made.why()).isEqualTo("unreadable_number");
        Import named = feed.apply(FeedForTests.HEADER + ADA + BOB.replace("\n", ",0\n"));
        assertThat(named.state()).isEqualTo(Import.State.APPLIED);
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
    }

    @Test
    void aRowWithoutANumberHoldsNothingUpWhereNobodyIsMissing() {
        feed.apply(FeedForTests.HEADER + ADA + BOB);
        Import made = feed.apply(
                FeedForTests.HEADER + ADA + BOB + ADA.replace("A#", "").replace("ada#", "n#"));
        assertThat(made.state()).isEqualTo(Import.State.APPLIED);
        assertThat(made.counts().rejected()).isEqualTo(1);
    }

    @Test
    void ofDuplicateRowsEqualOnesCountOnceAndDifferentOnesNotAtAll() {
        Import made = feed.apply(FeedForTests.HEADER + ADA + ADA + BOB + BOB.replace("Byron", "Brown"));
        assertThat(names()).containsExactly("Ada Love");
        isRejected(made, 3, "The same as line 2");
        isRejected(made, 4, "Two different rows");
        isRejected(made, 5, "Two different rows");
    }

    @Test
    void ofTwoPeopleWhoClaimOneUserNameNeitherIsTaken() {
        Import made = feed.apply(FeedForTests.HEADER + ADA + BOB.replace("bob#", "ADA#"));
        assertThat(names()).isEmpty();
        isRejected(made, 2, "Two people in this file claim “ada" + feed.number + "”");
        isRejected(made, 3, "Two people in this file claim “ada" + feed.number + "”");
        feed.apply(FeedForTests.HEADER + ADA);
        Import taken = feed.apply(FeedForTests.HEADER + ADA + BOB.replace("bob#", "ada#"));
        assertThat(taken.counts().rejected()).isEqualTo(2);
        Import another = with(FeedForTests.MAPPING.replace("full", "delta")).apply(FeedForTests.HEADER + ADA);
        assertThat(another.counts().added()).isEqualTo(1);
        isRejected(feed.apply(FeedForTests.HEADER + BOB.replace("bob#", "ada#")), 2, "whom the source knows as “A");
    }

    @Test
    void aCardOfSomebodyElseIsRefused() {
        feed.apply(FeedForTests.HEADER + ADA.replace(",,,enrolled", ",,CARD#,enrolled"));
        Import made = feed.apply(FeedForTests.HEADER
                + ADA.replace(",,,enrolled", ",,CARD#,enrolled")
                + BOB.replace(",,,enrolled", ",,CARD#,enrolled"));
        assertThat(made.counts().rejected()).isEqualTo(2);
        FeedForTests first = feed;
        Import other = with(FeedForTests.MAPPING)
                .apply(FeedForTests.HEADER + BOB.replace(",,,enrolled", ",,CARD" + first.number + ",enrolled"));
        isRejected(other, 2, "is somebody else’s number, or was");
    }

    @Test
    void aRenamedColumnIsNamedWithTheNearest() {
        isStopped(
                feed.apply((FeedForTests.HEADER + ADA).replace("USERNAME", "USER_NAME")),
                "column",
                "The column “USERNAME” is missing. Nearest in the file: USER_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", FeedForTests.HEADER})
    void anEmptyFileEndsNobody(String text) {
        feed.apply(FeedForTests.HEADER + ADA);
        isStopped(feed.apply(text), "empty", "The file has no rows");
        assertThat(names()).containsExactly("Ada Love");
    }

    @Test
    void halfAFileIsNoticed() {
        feed.apply(FeedForTests.HEADER + ADA + BOB);
        isStopped(feed.apply(FeedForTests.HEADER + ADA + "B#,\"Bob,Byron,bob#,,,enrol"), "half", "line 3");
        isStopped(feed.apply(FeedForTests.HEADER + ADA + "B#,Bob,Byr"), "cut", "The last line, 3, has fewer columns");
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
    }

    @Test
    void aTrailerProvesThatTheFileIsWhole() {
        with(FeedForTests.MAPPING + "trailer: { starts: END, count: 2 }\n");
        assertThat(feed.apply(FeedForTests.HEADER + ADA + BOB + "END,2\n")
                        .counts()
                        .added())
                .isEqualTo(2);
        isStopped(feed.apply(FeedForTests.HEADER + ADA), "no_trailer", "“END”, is missing");
        isStopped(feed.apply(FeedForTests.HEADER + ADA + "END,2\n"), "count", "says 2 rows, but 1 came");
        isStopped(
                feed.apply(FeedForTests.HEADER + ADA + "END,1\n" + BOB),
                "after_trailer",
                "Line 4 comes after the last row",
                "Were two files joined?");
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
    }

    @Test
    void whoeverIsGoneNeedsNothingButANumber() {
        with(FeedForTests.MAPPING.replace("kind: full", "kind: delta")
                + "gone: { column: STATUS, values: [withdrawn] }\n");
        feed.apply(FeedForTests.HEADER + ADA + BOB);

        Import gone = feed.apply(FeedForTests.HEADER + "A#,,,,,,withdrawn,,\n");

        assertThat(gone.counts().ended()).isEqualTo(1);
        assertThat(gone.counts().rejected()).isZero();
    }

    @Test
    void lastYearsFileIsNoticed() {
        FeedForTests dated = with(FeedForTests.MAPPING + "made_on: MADE\n");
        String header = FeedForTests.HEADER.replace("\n", ",MADE\n");
        String ada = ADA.replace("\n", ",DAY\n");
        dated.apply(header + ada.replace("DAY", "2026-09-01"));
        isStopped(dated.apply(header + ada.replace("DAY", "2025-09-01").replace("Love", "Old")), "older", "2025-09-01");
        assertThat(names()).containsExactly("Ada Love");

        with(FeedForTests.MAPPING);
        feed.apply(FeedForTests.HEADER + ADA);
        feed.apply(FeedForTests.HEADER + ADA + BOB);
        Import again = feed.apply(FeedForTests.HEADER + ADA);
        assertThat(again.state()).isEqualTo(Import.State.WAITING);
        assertThat(reports.of(again)).contains("This very file was taken over on");
        assertThat(names()).hasSize(2);
    }

    /// Day and month swapped in one export: no true file would come through for months.
    @Test
    void aFileFromTheFutureIsRefusedAndHoldsUpNoLaterOne() {
        FeedForTests dated = with(FeedForTests.MAPPING + "made_on: MADE\n");
        String header = FeedForTests.HEADER.replace("\n", ",MADE\n");
        String ada = ADA.replace("\n", ",DAY\n");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String future = today.plusYears(1).toString();
        isStopped(
                dated.apply(header + ada.replace("DAY", future)),
                "future",
                "made on " + future,
                "Were day and month swapped?");
        assertThat(names()).isEmpty();
        Import sound = dated.apply(header + ada.replace("DAY", today.toString()));
        assertThat(sound.state()).isEqualTo(Import.State.APPLIED);
        // One that was taken over before anybody looked at the day.
        dated.change("UPDATE people.import SET made_on = DATE '" + future + "' WHERE id = " + sound.id());
        assertThat(dated.apply(header + ada.replace("DAY", today.toString()).replace("Love", "New"))
                        .state())
                .isEqualTo(Import.State.APPLIED);
        assertThat(names()).containsExactly("Ada New");
    }

    @Test
    void whatMayNotBeHeldOfAGroupIsRefused() {
        with(FeedForTests.MAPPING.replace("until: END", "date_of_birth: END"));
        Import made = feed.apply(FeedForTests.HEADER
                + ADA.replace(",\n", ",06/05/1980\n")
                + BOB.replace(",\n", ",06/05/1980\n").replace("enrolled", "nurse"));
        assertThat(names()).containsExactly("Bob Byron");
        isRejected(made, 2, "“date_of_birth” may not be held of this user group");
    }

    @Test
    void whoeverIsNotKnownAndLeftLongAgoIsNotBroughtIn() {
        Import made = feed.apply(FeedForTests.HEADER + ADA.replace(",\n", ",01/07/2025\n") + BOB);
        assertThat(made.counts().over()).isEqualTo(1);
        assertThat(names()).containsExactly("Bob Byron");
    }

    @Test
    void aMappingSaysInWhichLineItIsWrong() {
        assertThat(MappingReader.read("kind: full\nfields:\n  external_id: ID\n  shoe_size: X\n"))
                .isEqualTo(new MappingReader.Read.Wrong(4, "field", "shoe_size"));
        assertThat(MappingReader.read("kind: full\nfields:\n  name: N\n"))
                .isInstanceOfSatisfying(
                        MappingReader.Read.Wrong.class,
                        wrong -> assertThat(wrong.code()).isEqualTo("needed"));
        assertThat(MappingReader.read("kind: full\ndates: [bb/MM]\nfields:\n  external_id: ID\n"))
                .isEqualTo(new MappingReader.Read.Wrong(2, "dates", "bb/MM"));
        assertThat(MappingReader.read("kind: [")).isInstanceOf(MappingReader.Read.Wrong.class);
    }
}
