package org.carrel.buildings.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLinesTest {

    @Test
    void hoursAreWrittenAsTheyAreRead() {
        String text = "term mon-fri 08:00-22:00\nexams mon-sun 08:00-02:00\nalways nhs_staff sat 00:00-24:00";
        assertThat(read(text)).hasSize(3);
        assertThat(HoursText.write(read(text))).isEqualTo(text);
        assertThat(HoursText.write(read("  Mon–Fri 9:00 - 17:00  \n\n"))).isEqualTo("always mon-fri 09:00-17:00");
    }

    private static List<Opening> read(String text) {
        return HoursText.read(text) instanceof Lines.Read<Opening>(List<Opening> all) ? all : List.of();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon 08:00",
                "fri-mon 08:00-20:00",
                "mon 25:00-26:00",
                "mon 08:61-09:00",
                "mon 24:00-24:00",
                "martians mon 08:00-20:00",
                "holiday mon 08:00-20:00",
                "mon;DROP TABLE 08:00-20:00"
            })
    void aLineThatIsNoHoursIsNamedByItsNumber(String line) {
        assertThat(HoursText.read("mon 08:00-20:00\n\n" + line)).isEqualTo(new Lines.Wrong<Opening>(3, line));
    }

    @ParameterizedTest
    @CsvSource({"mon 10:00-10:00, .same", "mon 00:00-00:00, .same", "mon 10:00-09:00, .night", "mon 08:00-06:01, .night"
    })
    void hoursThatWouldLastNearlyADayAreRefused(String line, String why) {
        assertThat(HoursText.read(line)).isEqualTo(new Lines.Wrong<Opening>(1, line, why));
    }

    @Test
    void aNightLastsUntilSixAndADayAsLongAsADay() {
        assertThat(read("mon 08:00-06:00\ntue 10:00-00:00\nwed 00:00-24:00"))
                .extracting(Opening::closes)
                .containsExactly(1800, 1440, 1440);
    }

    @Test
    void termsAndClosuresAreWrittenAsTheyAreRead() {
        String terms = "term 2026-10-03 2026-12-11 Autumn term\nexams 2027-04-26 2027-05-28 Summer exams";
        assertThat(YearText.terms(terms))
                .isInstanceOfSatisfying(
                        Lines.Read.class, read -> assertThat(read.all()).hasSize(2));
        String closures = "2026-12-24 2027-01-03 Christmas\nwest 2027-02-01 2027-02-01 No water";
        assertThat(YearText.closures(closures, Set.of("west")))
                .isInstanceOfSatisfying(
                        Lines.Read.class, read -> assertThat(read.all()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 2026-03-01 No such day",
                "2027-01-03 2026-12-24 Backwards",
                "east 2027-02-01 2027-02-01 No such building",
                "2027-02-01 2027-02-01"
            })
    void aClosureThatIsNoneIsNamedByItsNumber(String line) {
        assertThat(YearText.closures("2026-12-24 2027-01-03 Christmas\n" + line, Set.of("west")))
                .isEqualTo(new Lines.Wrong<AcademicYear.Closure>(2, line));
    }
}
