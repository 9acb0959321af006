package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Files that would bring the program down, and rows that would take what is others’.
@CarrelTest
class HostileFilesModuleTest {

    private static final String ADA = "A#,Ada,Love,ada#,,,enrolled,01/10/2024,\n";
    private static final String LAST_DAY = "(<c r=\"I2\"[^>]*><v>)[^<]*</v>";
    private static final String BOB = "B#,Bob,Byron,bob#,,,enrolled,01/10/2024,\n";

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private FeedSettings settings;

    @Autowired
    private FeedTexts texts;

    @Autowired
    private Reports reports;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

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

    private void isRejected(Import made, int line, String... words) {
        assertThat(reports.rejected(made.id(), 100))
                .filteredOn(row -> row.line() == line)
                .singleElement()
                .satisfies(row -> assertThat(reports.why(row)).contains(words));
    }

    @Test
    void charactersThatNobodyCanKeepAreRefusedRowByRow() {
        with(FeedForTests.MAPPING + "gone: { column: STATUS, values: [left] }\n");
        // Behind what tells a text from what is none.
        String far = "Z#," + "z".repeat(5000) + ",Far,far#,,,enrolled,01/10/2024,\n";
        Import made = feed.apply(FeedForTests.HEADER
                + ADA
                + far
                + "B#,B\0b,Byron,bob#,,,enrolled,01/10/2024,\n"
                + "C\0#,,,,,,left,,\n"
                + "D#,Di,Date,di#,,,en\0rolled,01/10/2024,\n"
                + "E#,Ed,\uFFFDst,ed#,,,enrolled,01/10/2024,\n");
        assertThat(made.state()).isEqualTo(Import.State.APPLIED);
        assertThat(names()).containsExactly("Ada Love");
        assertThat(made.counts().rejected()).isEqualTo(5);
        assertThat(reports.csv(made))
                .contains("cannot be printed", "en\uFFFDrolled")
                .hasSizeLessThan(2500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void textInAnUnmarkedEncodingIsNoText(String encoding) {
        byte[] bytes = (FeedForTests.HEADER + ADA).getBytes(java.nio.charset.Charset.forName(encoding));
        Import made = feed.take(bytes, true);
        assertThat(made.state()).isEqualTo(Import.State.STOPPED);
        assertThat(reports.of(made)).contains("This is no text that can be read.");
    }

    @Test
    void whoeverLeftBeforeTheyWereFirstNamedWithoutADayLeaves() {
        with(FeedForTests.MAPPING.replace("kind: full", "kind: delta").replace("  since: START\n", ""));
        feed.apply(FeedForTests.HEADER + ADA);
        String day = LocalDate.now().minusDays(3).toString();
        Import made = feed.apply(FeedForTests.HEADER + ADA.replace(",\n", "," + day + "\n") + BOB);
        assertThat(made.counts().changed()).isEqualTo(1);
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
        assertThat(feed.find("SELECT since || ' ' || until FROM people.source_record"
                        + " WHERE source = 'test-#' AND external_id = 'A#' AND replaced_by IS NULL"))
                .containsExactly(day + " " + day);
    }

    @Test
    void aYearIsNoDay() {
        Import made = feed.apply(FeedForTests.HEADER + ADA.replace(",\n", ",2028\n"));
        isRejected(made, 2, "“2028” is no day");
    }

    @Test
    void whatIsOnePersonsNumberIsNobodyElsesCard() {
        String withNumbers = FeedForTests.MAPPING + "  library_number: EMAIL\n";
        with(withNumbers.replace("  email: EMAIL\n", ""));
        Import both = feed.apply(
                FeedForTests.HEADER + ADA.replace("ada#,,,", "ada#,77#,,") + BOB.replace("bob#,,,", "bob#,,77#,"));
        isRejected(both, 2, "Two people in this file claim “77" + feed.number + "”");
        isRejected(both, 3, "Two people in this file claim “77" + feed.number + "”");
        feed.apply(FeedForTests.HEADER + ADA.replace("ada#,,,", "ada#,77#,,"));
        int number = feed.number;
        Import other = with(FeedForTests.MAPPING)
                .apply(FeedForTests.HEADER + BOB.replace("bob#,,,", "bob#,,77" + number + ","));
        isRejected(other, 2, "“77" + number + "” is somebody else’s number, or was");
        feed.change("DELETE FROM people.identifier WHERE value = '77" + number + "'");
        Import later = feed.apply(FeedForTests.HEADER + BOB.replace("bob#,,,", "bob#,,77" + number + ","));
        isRejected(later, 2, "Nobody gets it again");
    }

    private TestAccount librarianWhoReads() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STAFF);
        feed.change("INSERT INTO people.staff_role (account_id, role, granted_at)" + " VALUES ('"
                + account.id().value() + "', '" + StaffRole.LIBRARIAN.key() + "', now())");
        return account;
    }

    @Test
    void whoMaySeeOthersDataIsNotHandedToASourceThatKnowsTheirUserName() {
        TestAccount account = librarianWhoReads();
        String row = BOB.replace("bob#", account.username());
        Import made = feed.apply(FeedForTests.HEADER + ADA + row);
        assertThat(names()).containsExactly("Ada Love");
        isRejected(made, 3, "“" + account.username() + "” is the user name of somebody who works for the library");

        Visitor systems = new Visitor(port);
        systems.signIn(TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).username(), TestAccounts.PASSWORD);
        String page = "/staff/" + account.id().value();
        assertThat(systems.get(page).body()).contains("A feed that names this user name is not believed");
        systems.post(page + "/feeds", Map.of("allowed", "true"));
        assertThat(systems.get(page).body()).contains("is taken to speak of this person");
        feed.apply(FeedForTests.HEADER + ADA + row);
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
        Import renamed = feed.apply(FeedForTests.HEADER + ADA + BOB.replace("bob#", "mallory#"));
        isRejected(renamed, 3, "“" + account.username() + "”, is not changed by a feed");
        assertThat(feed.find("SELECT username FROM people.account WHERE id = '"
                        + account.id().value() + "'"))
                .containsExactly(account.username());
    }

    /// Staff whom the systems librarian entered before any feed knew them belong to no library user.
    @Test
    void whoHadNothingButAStaffAccountIsALibraryUserOnceAFeedMaySpeakOfThem() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        String row = BOB.replace("bob#", account.username());
        isRejected(feed.apply(FeedForTests.HEADER + ADA + row), 3, "somebody who works for the library");

        Visitor systems = new Visitor(port);
        systems.signIn(TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).username(), TestAccounts.PASSWORD);
        systems.post("/staff/" + account.id().value() + "/feeds", Map.of("allowed", "true"));
        Import made = feed.apply(FeedForTests.HEADER + ADA + row);
        assertThat(made.counts().rejected()).isZero();
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
        assertThat(feed.find("SELECT p.name || ' ' || f.user_group FROM people.person p"
                        + " JOIN people.affiliation f ON f.person_id = p.id"
                        + " JOIN people.account a ON a.person_id = p.id WHERE a.id = '"
                        + account.id().value() + "'"))
                .containsExactly("Bob Byron student");
    }

    @Test
    void whoeverCameToWorkHereLaterKeepsTheirUserName() {
        feed.apply(FeedForTests.HEADER + ADA);
        feed.change("INSERT INTO people.staff_role (account_id, role, granted_at)"
                + " SELECT id, 'librarian', now() FROM people.account WHERE username = 'ada#'");
        Import renamed = feed.apply(FeedForTests.HEADER + ADA.replace("ada#", "mallory#"));
        isRejected(renamed, 2, "is not changed by a feed");
        assertThat(feed.find("SELECT username FROM people.account WHERE username IN ('ada#', 'mallory#')"))
                .containsExactly("ada" + feed.number);
        assertThat(feed.apply(FeedForTests.HEADER + ADA.replace("Love", "Lovelace"))
                        .counts()
                        .changed())
                .as("their name follows as before")
                .isEqualTo(1);
    }

    private byte[] workbook(UnaryOperator<String> sheet) {
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(plain, "Test", "1.0")) {
                Worksheet page = workbook.newWorksheet("Students");
                List<List<String>> rows = (FeedForTests.HEADER + ADA + BOB)
                        .replace("#", String.valueOf(feed.number))
                        .lines()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList();
                for (int row = 0; row < rows.size(); row++) {
                    for (int cell = 0; cell < rows.get(row).size(); cell++) {
                        String text = rows.get(row).get(cell);
                        if (!text.isEmpty()) {
                            page.value(row, cell, text);
                        }
                    }
                }
                page.value(1, 8, LocalDate.of(2030, 10, 1));
                page.style(1, 8).format("dd/mm/yyyy").set();
            }
            return changed(plain.toByteArray(), sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With another text of its one sheet.
    private static byte[] changed(byte[] workbook, UnaryOperator<String> sheet) throws IOException {
        Path file = Files.write(Files.createTempFile("plain", ".xlsx"), workbook);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().endsWith("sheet1.xml")
                                ? sheet.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        Files.delete(file);
        return changed.toByteArray();
    }

    /// The first line's last column.
    private static String withDay(String sheet, String number) {
        assertThat(sheet).containsPattern(LAST_DAY);
        return sheet.replaceFirst(LAST_DAY, "$1" + number + "</v>");
    }

    @Test
    void theWorkbookOfTheseTestsIsSound() {
        assertThat(feed.take(workbook(text -> withDay(text, "47757")), true)
                        .counts()
                        .added())
                .isEqualTo(2);
        assertThat(names()).containsExactly("Ada Love", "Bob Byron");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "-5", "1e400000000", "1e-400000000"})
    void aNumberThatIsNoDayIsRefusedInItsRow(String number) {
        Import made = feed.take(workbook(text -> withDay(text, number)), true);
        assertThat(names()).containsExactly("Bob Byron");
        isRejected(made, 2, "is no day");
        assertThat(reports.csv(made)).hasSizeLessThan(1000);
    }

    @Test
    void aNumberOfManyDigitsIsNotWrittenOut() {
        Import made = feed.take(
                workbook(text -> text.replaceFirst("<c r=\"B2\"[^>]*>.*?</c>", "<c r=\"B2\"><v>1e400000000</v></c>")),
                true);
        assertThat(made.state()).isEqualTo(Import.State.APPLIED);
        assertThat(names()).containsExactly("1E+400000000 Love", "Bob Byron");
    }

    /// Excel keeps fifteen digits; what follows them is nobody's card.
    @Test
    void aNumberWhoseLastDigitsTheSpreadsheetLostIsRefused() {
        Import made = feed.take(
                workbook(text ->
                        text.replaceFirst("(</c>)(<c r=\"G2\")", "$1<c r=\"F2\"><v>3.01171000304112E+15</v></c>$2")),
                true);
        isRejected(made, 2, "3.01171000304112E+15");
        assertThat(names()).containsExactly("Bob Byron");
    }

    /// A few packed megabytes, each text of which would take sixty bytes of the memory.
    @Test
    void moreTextsThanTheMemoryHoldsAreRefusedBeforeTheyAreRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] many = "<si/>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (long texts = 0; texts <= Runtime.getRuntime().maxMemory() / 256; texts += 100_000) {
                zip.write(many);
            }
        }
        assertThat(packed.size()).isLessThan(1 << 20);
        assertThat(feed.take(packed.toByteArray(), true).why()).isEqualTo("too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [b]\nfields: [*a, *a]\n", "&a [*a]", "fields: &a { name: *a }", "[DEEP"})
    void aMappingThatIsNoneIsRefusedWithALine(String mapping) {
        String text = mapping.replace("DEEP", "[".repeat(5_000));
        assertThat(MappingReader.read(text))
                .isInstanceOfSatisfying(
                        MappingReader.Read.Wrong.class,
                        wrong -> assertThat(wrong.line()).isPositive());
        String aliases = "x: &a [1]\n" + "y: [*a, *a, *a, *a, *a, *a, *a, *a]\n".repeat(20);
        assertThat(MappingReader.read(aliases)).isInstanceOf(MappingReader.Read.Wrong.class);
    }

    @Test
    void aWorkbookThatBreaksOffInTheMiddleIsRefusedWhole() {
        Import made = feed.take(workbook(text -> text.replace("</row></sheetData>", "\u0001</row></sheetData>")), true);
        assertThat(made.why()).isEqualTo("workbook");
        assertThat(names()).isEmpty();
    }

    @Test
    void aCellLongerThanAnyCellIsRefusedBeforeItIsRead() {
        Import made = feed.take(
                workbook(text -> text.replaceFirst(
                        "<c r=\"B2\"[^>]*>.*?</c>",
                        "<c r=\"B2\" t=\"inlineStr\"><is><t>" + "x".repeat(500_000) + "</t></is></c>")),
                true);
        assertThat(made.why()).isEqualTo("too_large");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsGuardedAndMayComeBack() {
        String row = "A#,=1+1,+44,ada#,no address,,enrolled,01/10/2024,\n";
        Import made = feed.apply(FeedForTests.HEADER + row);
        String csv = reports.csv(made);
        assertThat(csv).contains(",'=1+1,'+44,");
        Import again = feed.apply(csv.replace(",no address,", ",,"));
        assertThat(again.counts().added()).isEqualTo(1);
        assertThat(names()).containsExactly("=1+1 +44");
    }

    @Test
    void someRowsOfAFullSourceEndNobodyElse() throws IOException {
        with(FeedForTests.MAPPING + "trailer: { starts: END, count: 2 }\n");
        feed.apply(FeedForTests.HEADER + ADA + BOB + "END,2\n");
        Path file = Files.createTempFile("some", ".csv");
        Files.writeString(
                file,
                (FeedForTests.HEADER + ADA.replace("Love", "Lovelace")).replace("#", String.valueOf(feed.number)));
        Import some = files.look(
                feed.key,
                file,
                TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).id(),
                true);
        assertThat(some.state()).isEqualTo(Import.State.CHECKED);
        assertThat(some.counts().ended()).isZero();
        assertThat(some.counts().changed()).isEqualTo(1);
        Import all = files.look(
                feed.key,
                file,
                TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).id(),
                false);
        assertThat(all.why()).isEqualTo("no_trailer");
        Files.delete(file);
    }

    @Test
    void aFileAtWhichTheProgramFailsHoldsUpNoOther() throws IOException {
        Clock clock = Clock.systemUTC();
        FileDeliveries failing = mock(FileDeliveries.class);
        FeedForTests other = new FeedForTests(sources, files, environment, FeedForTests.MAPPING, 100, 100);
        when(failing.take(any(), any(), any(), anyBoolean()))
                .thenAnswer(call -> files.take(call.getArgument(0), call.getArgument(1), null, true));
        doThrow(new IllegalStateException("A fault")).when(failing).take(eq(feed.key), any(), any(), anyBoolean());
        Path bad = put(feed.key, "bad.csv");
        Path good = put(other.key, "good.csv");
        new FeedFolder(settings, sources, failing, reports, texts, clock).look();
        assertThat(Files.readString(bad.resolveSibling("refused/bad.csv.report.txt")))
                .contains("This could not be taken over: a fault of the program");
        assertThat(good.resolveSibling("done/good.csv")).exists();
    }

    private Path put(String key, String name) throws IOException {
        Path inbox = Files.createDirectories(settings.folder().resolve(key));
        Path file = Files.writeString(inbox.resolve(name), (FeedForTests.HEADER + ADA).replace("#", key));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }
}
