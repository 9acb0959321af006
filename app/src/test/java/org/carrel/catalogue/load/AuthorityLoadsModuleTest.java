package org.carrel.catalogue.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.carrel.CarrelTest;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.marc.Iso2709Writer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@CarrelTest
class AuthorityLoadsModuleTest {

    private static final String AUTHORITY = "00000nz  a2200000n  4500";
    private static final String DELETED = "00000dz  a2200000n  4500";

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
    void profile() {
        test = new LoadForTests(loads, repository, profiles, environment, LoadForTests.RULES);
    }

    private byte[] record(String leader, String lines) {
        return Iso2709Writer.bytes(MarcText.record(leader, test.own(lines).replace('_', ' ')))
                .orElseThrow();
    }

    private static byte[] file(byte[]... records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] record : records) {
            bytes.writeBytes(record);
        }
        return bytes.toByteArray();
    }

    private String heading() {
        return String.join(
                "|",
                test.find("SELECT heading FROM catalogue.authority WHERE heading LIKE 'Loaded#%' AND gone_at IS NULL"));
    }

    @Test
    void aFileMayHoldRecordsAndAuthoritiesAndTheyFindEachOther() {
        Load load = test.load(
                file(
                        record(MarcText.BOOK, "001 b#\n100 1_ $aLoaded#, Mark\n245 10 $aA book"),
                        record(AUTHORITY, "001 a#\n003 X\n100 1_ $aLoaded#, Mark\n400 1_ $aLoaded#, Sam"),
                        record(AUTHORITY, "001 n#\n003 X\n400 1_ $aNobody")),
                false);
        assertThat(test.lines(load)).containsExactly("new", "new", "set_aside no_heading");
        assertThat(test.find("""
                        SELECT count(*) FROM catalogue.authority_link l JOIN catalogue.authority a ON a.id = l.authority_id
                        WHERE a.heading = 'Loaded#, Mark'
                        """)).containsExactly("1");
        assertThat(test.find("SELECT count(*) FROM catalogue.authority_work WHERE state = 'waiting' AND kind = 'link'"))
                .containsExactly("1");
    }

    @Test
    void theSameAgainIsUnchangedAndAnotherFormReplacesIt() {
        byte[] one = record(AUTHORITY, "001 a#\n003 X\n100 1_ $aLoaded#, One");
        byte[] other = record(AUTHORITY, "001 a#\n003 X\n100 1_ $aLoaded#, Two");
        assertThat(test.lines(test.load(one, true))).containsExactly("new");
        assertThat(heading()).as("only looked at").isEmpty();
        assertThat(test.lines(test.load(file(one, one), false))).containsExactly("new", "unchanged");
        assertThat(test.lines(test.load(other, false))).containsExactly("replaced");
        assertThat(heading()).isEqualTo(test.own("Loaded#, Two"));
        test.rules(LoadForTests.RULES.replace("overlay: replace", "overlay: never"));
        assertThat(test.lines(test.load(one, false))).containsExactly("unchanged");
    }

    @Test
    void onesWithoutANumberAreMatchedByTheirHeading() {
        byte[] one = record(AUTHORITY, "150 __ $aLoaded# subject");
        assertThat(test.lines(test.load(one, false))).containsExactly("new");
        assertThat(test.lines(test.load(one, false))).containsExactly("unchanged");
    }

    @Test
    void theNumberOfTheProfilesSystemIsKnown() {
        assertThat(test.lines(test.load(record(AUTHORITY, "001 a#\n100 1_ $aLoaded#, One"), false)))
                .containsExactly("new");
        assertThat(test.lines(test.load(record(AUTHORITY, "001 a#\n100 1_ $aLoaded#, Two"), false)))
                .containsExactly("replaced");
    }

    @Test
    void oneThatCouldBeSeveralIsSetAside() {
        test.load(record(AUTHORITY, "001 a#\n003 X\n100 1_ $aLoaded#, One"), false);
        test.load(record(AUTHORITY, "001 b#\n003 X\n100 1_ $aLoaded#, Two"), false);
        assertThat(test.lines(
                        test.load(record(AUTHORITY, "001 a#\n003 X\n035 __ $a(X)b#\n100 1_ $aLoaded#, Three"), false)))
                .containsExactly("ambiguous several_authorities");
    }

    @Test
    void aDeletedOneGoesUnlessRecordsUseIt() {
        test.load(
                file(
                        record(AUTHORITY, "001 a#\n003 X\n100 1_ $aLoaded#, Used"),
                        record(AUTHORITY, "001 b#\n003 X\n100 1_ $aLoaded#, Unused"),
                        record(MarcText.BOOK, "001 b#\n100 1_ $aLoaded#, Used\n245 10 $aA book")),
                false);
        assertThat(test.lines(test.load(
                        file(
                                record(DELETED, "001 a#\n003 X\n100 1_ $aLoaded#, Used"),
                                record(DELETED, "001 b#\n003 X\n100 1_ $aLoaded#, Unused"),
                                record(DELETED, "001 c#\n003 X\n100 1_ $aLoaded#, Unknown")),
                        false)))
                .containsExactly("unchanged deleted_authority_used", "suppressed", "unchanged deleted_unknown");
        assertThat(heading()).isEqualTo(test.own("Loaded#, Used"));
    }
}
