package org.carrel.catalogue.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// What becomes of records that come in.
@CarrelTest
class LoadingModuleTest {

    private static final String ONE = """
            001 a#
            005 20260101000000.0
            020 __ $a978030640615#
            100 1_ $aWriter, A.
            245 10 $aOne #
            590 __ $atheirs
            952 __ $pB#1$cMAIN$oQA 76.9 .#$yBK$hv. 1
            """;

    @Autowired
    private Loads loads;

    @Autowired
    private LoadRepository repository;

    @Autowired
    private LoadProfileRepository profiles;

    @Autowired
    private Environment environment;

    private LoadForTests test;

    @BeforeEach
    void aProfile() {
        test = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
    }

    private List<String> titles() {
        return test.find("SELECT version || ' ' || suppressed || ' ' || title FROM catalogue.record "
                + "WHERE title ~ '^[A-Z][a-z]+ #$' ORDER BY id");
    }

    @Test
    void aNewRecordIsTakenInWithItsCopies() {
        Load load = test.load(ONE);
        assertThat(load.state()).isEqualTo(Load.State.DONE);
        assertThat(test.lines(load)).containsExactly("new");
        assertThat(load.counts().items()).isOne();
        assertThat(
                        test.find(
                                "SELECT creator || '|' || format || '|' || version FROM catalogue.record WHERE title = 'One #'"))
                .containsExactly("Writer, A.|book|1");
        assertThat(test.find("""
                        SELECT location_code || '|' || call_number || '|' || shelf_key || '|' || type_code || '|' || part
                        FROM catalogue.item i JOIN catalogue.holding h ON h.id = i.holding_id WHERE barcode = 'B#1'
                        """))
                .singleElement()
                .asString()
                .startsWith("test-main|QA 76.9 .")
                .endsWith("|test-book|v. 1");
        assertThat(test.find("SELECT kind || value FROM catalogue.record_identifier WHERE value = '(T#)a#'"))
                .containsExactly(test.own("control(T#)a#"));
        assertThat(test.find("SELECT kind || ' ' || why || ' ' || (made_by IS NULL) FROM catalogue.change WHERE id = "
                        + load.changeId()))
                .containsExactly("load test.mrc true");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        test.load(
                ONE,
                ONE.replace("a#", "b#")
                        .replace("One", "Two")
                        .replace("B#1", "B#2")
                        .replace("020", "024"));
        List<String> before = test.everything();
        Load again = test.load(
                ONE,
                ONE.replace("a#", "b#")
                        .replace("One", "Two")
                        .replace("B#1", "B#2")
                        .replace("020", "024"));
        assertThat(test.lines(again)).containsExactly("unchanged", "unchanged");
        assertThat(test.everything()).isEqualTo(before);
        assertThat(again.said())
                .singleElement()
                .satisfies(said -> assertThat(said.code()).isEqualTo("same_file"));
        assertThat(test.lines(test.load(ONE.replace("20260101", "20260202")))).containsExactly("unchanged");
        assertThat(test.everything()).isEqualTo(before);
    }

    @Test
    void aChangedRecordIsReplacedButForWhatIsKept() {
        test.load(ONE);
        test.change("UPDATE catalogue.record SET marc = replace(marc, 'theirs', 'ours') WHERE title = 'One #'");
        Load load = test.load(ONE.replace("One", "First"));
        assertThat(test.lines(load)).containsExactly("replaced");
        assertThat(titles()).containsExactly("2 false First " + test.number);
        assertThat(test.find("SELECT marc FROM catalogue.record WHERE title = 'First #'")
                        .getFirst())
                .contains("ours")
                .doesNotContain("theirs");
        assertThat(test.find("""
                        SELECT (marc LIKE '%One %') || '|' || v.version || '|' || (c.id < (SELECT r.change_id
                               FROM catalogue.record r WHERE r.id = v.record_id))
                        FROM catalogue.record_version v JOIN catalogue.change c ON c.id = v.change_id
                        WHERE record_id = (SELECT id FROM catalogue.record WHERE title = 'First #')
                        """)).containsExactly("true|1|true");
        assertThat(test.lines(test.load(ONE.replace("One", "First")))).containsExactly("unchanged");
    }

    @Test
    void aPoorerRecordReplacesNothing() {
        test.load(ONE);
        byte[] poorer = test.file(ONE.replace("One", "Poor"));
        poorer[17] = '3';
        assertThat(test.lines(test.load(poorer, false))).containsExactly("unchanged poorer");
        assertThat(titles()).containsExactly("1 false One " + test.number);
    }

    @Test
    void aCopyThatComesAgainWhileItIsLentStaysLent() {
        test.load(ONE);
        for (String lendings : List.of("on_loan", "on_hold_shelf", "in_transit")) {
            test.change("UPDATE catalogue.item SET status = '" + lendings + "' WHERE barcode = 'B#1'");
            test.load(ONE.replace("One", "Again " + lendings).replace("MAIN", "STORE"));
            assertThat(test.find("SELECT status FROM catalogue.item WHERE barcode = 'B#1'"))
                    .containsExactly(lendings);
        }
    }

    @Test
    void otherOverlaysAddCopiesOrNothing() {
        test.load(ONE);
        String more = ONE.replace("One", "Other").replace("B#1", "B#2").replace("MAIN", "STORE");
        test.rules(LoadForTests.RULES.replace("overlay: replace", "overlay: never"));
        assertThat(test.lines(test.load(more))).containsExactly("unchanged");
        test.rules(LoadForTests.RULES.replace("overlay: replace", "overlay: items"));
        assertThat(test.lines(test.load(more))).containsExactly("added");
        assertThat(titles()).containsExactly("1 false One " + test.number);
        assertThat(test.find("SELECT barcode FROM catalogue.item WHERE barcode LIKE 'B#%' ORDER BY 1"))
                .hasSize(2);
    }

    @Test
    void whatIsDeletedIsSuppressed() {
        test.load(ONE);
        byte[] gone = test.file(ONE);
        gone[5] = 'd';
        assertThat(test.lines(test.load(gone, false))).containsExactly("suppressed deleted_with_items");
        assertThat(titles()).containsExactly("2 true One " + test.number);
        assertThat(test.lines(test.load(gone, false))).containsExactly("unchanged");
        assertThat(test.lines(test.load(ONE))).containsExactly("unchanged still_suppressed");
        byte[] unknown = test.file(ONE.replace("a#", "z#").replace("020", "024"));
        unknown[5] = 'd';
        assertThat(test.lines(test.load(unknown, false))).containsExactly("unchanged deleted_unknown");
    }

    /// Its source lets it go, which is just when somebody has to keep it.
    @Test
    void whatOthersWerePromisedStaysThoughItsSourceHasDeletedIt() {
        test.load(ONE);
        test.change("""
                INSERT INTO catalogue.commitment (holding_id, programme, last_copy, since, change_id)
                SELECT h.id, 'UKRR', true, CURRENT_DATE, r.change_id FROM catalogue.holding h
                JOIN catalogue.record r ON r.id = h.record_id WHERE r.title = 'One #'
                """);
        byte[] gone = test.file(ONE);
        gone[5] = 'd';
        assertThat(test.lines(test.load(gone, false))).containsExactly("unchanged deleted_promised");
        assertThat(titles()).containsExactly("1 false One " + test.number);
    }

    @Test
    void theSameFileAgainIsTheSameRecordsThoughNobodySaidWhoseNumbersTheyAre() {
        test.rules(LoadForTests.RULES.replace("system: T#\n", "system: \"\"\n"));
        String[] file = {"001 s1#\n245 10 $aFirst of two #", "001 s2#\n245 10 $aSecond of two #"};
        assertThat(test.lines(test.load(file))).containsExactly("new", "new");
        assertThat(test.lines(test.load(file))).containsExactly("unchanged", "unchanged");
    }

    /// A fault that nobody thought of must not cost the others their place.
    @Test
    void oneRecordThatTheDatabaseRefusesIsSetAsideAndTheOthersAreIn() {
        String constraint = test.own("refused_#");
        test.change("ALTER TABLE catalogue.record ADD CONSTRAINT " + constraint
                + " CHECK (title <> 'Refused #') NOT VALID");
        try {
            Load load = test.load(
                    "001 r1#\n245 10 $aFirst #",
                    "001 r2#\n245 10 $aSecond #",
                    "001 r3#\n245 10 $aRefused #",
                    "001 r4#\n245 10 $aFourth #");
            assertThat(load.state()).isEqualTo(Load.State.DONE);
            assertThat(test.lines(load)).containsExactly("new", "new", "set_aside fault", "new");
            assertThat(load.counts().records()).isEqualTo(4);
            assertThat(test.find("SELECT title FROM catalogue.record WHERE title LIKE 'F% #' ORDER BY 1"))
                    .contains(test.own("First #"), test.own("Fourth #"));
        } finally {
            test.change("ALTER TABLE catalogue.record DROP CONSTRAINT " + constraint);
        }
    }

    @Test
    void theSameRecordTwiceInAFileIsOneAndItsLastFormCounts() {
        Load load = test.load(ONE, ONE.replace("One", "Later"), ONE.replace("One", "Later"));
        assertThat(test.lines(load)).containsExactly("new", "replaced repeated", "unchanged repeated");
        assertThat(titles()).containsExactly("1 false Later " + test.number);
    }

    @Test
    void severalCandidatesAreNotGuessed() {
        String first = "001 p#\n003 X\n022 __ $a0028-0836\n245 10 $aLeft #";
        String second = "001 q#\n003 Y\n022 __ $a0317-8471\n245 10 $aRight #";
        String both = "001 r#\n003 Z\n022 __ $a0028-0836\n022 __ $a0317-8471\n245 10 $aBoth #";
        test.load(first, second);
        Load load = test.load(both);
        assertThat(test.lines(load)).containsExactly("ambiguous several");
        assertThat(test.find(
                        "SELECT convert_from(bytes, 'UTF8') FROM catalogue.load_aside WHERE load_id = " + load.id()))
                .singleElement()
                .asString()
                .contains("Both");
        assertThat(load.counts().ambiguous()).isOne();
        test.change("DELETE FROM catalogue.record_identifier WHERE kind = 'issn'");
    }

    @Test
    void whatItsOwnSourceKeepsApartIsNotJoined() {
        String volume = "001 v#-%d\n020 __ $a9780306406157\n245 10 $aVolume %d #";
        assertThat(test.lines(test.load(volume.formatted(1, 1), volume.formatted(2, 2))))
                .containsExactly("new", "new");
        assertThat(test.lines(test.load(volume.formatted(1, 1), volume.formatted(2, 2))))
                .containsExactly("unchanged", "unchanged");
        test.change("DELETE FROM catalogue.record_identifier WHERE value = '9780306406157'");
    }

    @Test
    void copiesThatCannotBeTakenInAreSaid() {
        test.load(ONE);
        String other =
                "001 o#\n245 10 $aOther #\n952 __ $pB#1$cMAIN\n952 __ $pB#7$cATTIC\n952 __ $cMAIN\n952 __ $pBé$cMAIN";
        assertThat(test.lines(test.load(other)))
                .containsExactly("new location\nno_barcode\nbarcode\nbarcode_elsewhere");
        assertThat(test.lines(test.load(ONE.replace("v. 1", "v. 2")))).containsExactly("replaced item_differs");
        assertThat(test.find("SELECT barcode FROM catalogue.item WHERE barcode IN ('B#7', 'B#1')"))
                .hasSize(1);
    }

    @Test
    void whatWasJoinedToAnotherRecordDoesNotReplaceIt() {
        test.load("001 x#\n245 10 $aStays #", "001 y#\n245 10 $aJoined #");
        test.change("""
                UPDATE catalogue.record SET gone_at = now(),
                       merged_into = (SELECT id FROM catalogue.record WHERE title = 'Stays #')
                WHERE title = 'Joined #'
                """);
        Load load = test.load("001 y#\n245 10 $aJoined anew #\n952 __ $pJ#$cMAIN");
        assertThat(test.lines(load)).containsExactly("added merged");
        byte[] deleted = test.file("001 y#\n245 10 $aJoined #");
        deleted[5] = 'd';
        assertThat(test.lines(test.load(deleted, false))).containsExactly("unchanged merged");
        assertThat(titles()).containsExactly("1 false Stays " + test.number, "1 false Joined " + test.number);
    }

    @Test
    void linksToTheWorkFollowTheRecord() {
        String linked = "001 l#\n245 10 $aLinked #\n856 40 $uhttps://x.example/#/1\n856 42 $uhttps://x.example/#/cover";
        test.load(linked);
        String urls = "SELECT url FROM catalogue.electronic_holding WHERE url LIKE '%x.example/#/%' ORDER BY 1";
        assertThat(test.find(urls)).containsExactly("https://x.example/" + test.number + "/1");
        test.load(linked.replace("/1", "/2"));
        assertThat(test.find(urls)).containsExactly("https://x.example/" + test.number + "/2");
    }

    @Test
    void everythingShownIsToldToTheIndex() {
        test.load(ONE);
        String touched = "SELECT touched_in FROM catalogue.record WHERE title LIKE '%#'";
        List<String> before = test.find(touched);
        test.load(ONE);
        assertThat(test.find(touched)).isEqualTo(before);
        test.rules(LoadForTests.RULES.replace("overlay: replace", "overlay: items"));
        test.load(ONE.replace("B#1", "B#5"));
        assertThat(test.find(touched)).isNotEqualTo(before);
    }

    @Test
    void aTrialSaysWhatWouldHappenAndChangesNothing() {
        test.load(ONE);
        List<String> before = test.everything();
        String[] next = {
            ONE.replace("One", "Uno"),
            "001 n#\n245 10 $aNew #\n952 __ $pB#9$cMAIN",
            "001 n#\n245 10 $aNew #\n952 __ $pB#9$cMAIN",
            "001 m#\n245 10 $aThird #\n952 __ $pB#9$cMAIN"
        };
        List<String> said = test.lines(test.trial(next));
        assertThat(said).containsExactly("replaced", "new", "unchanged repeated", "new barcode_elsewhere");
        assertThat(test.everything()).isEqualTo(before);
        assertThat(test.lines(test.load(next))).isEqualTo(said);
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        Load text = test.load("Dear colleagues".getBytes(java.nio.charset.StandardCharsets.UTF_8), false);
        assertThat(text.state()).isEqualTo(Load.State.REFUSED);
        assertThat(text.said().getFirst().code()).isEqualTo("not_marc");
        assertThat(test.load(new byte[0], false).state()).isEqualTo(Load.State.REFUSED);
    }
}
