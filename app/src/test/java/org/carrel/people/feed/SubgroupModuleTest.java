package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.CarrelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Which subgroup somebody is in, as a source says it.
@CarrelTest
class SubgroupModuleTest {

    private static final String MAPPING = """
            kind: delta
            fields:
              external_id: { column: ID, required: true }
              name: NAME
              user_group: GROUP
              subgroup: LEVEL
            """;
    private static final String HEADER = "ID,NAME,GROUP,LEVEL\n";

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private FeedTexts texts;

    @Autowired
    private Environment environment;

    @Test
    void itIsTakenOverChangedAndTakenAwayAgain() {
        FeedForTests feed = new FeedForTests(sources, files, environment, MAPPING);
        feed.apply(HEADER + "1-#,Student One,student,taught\n2-#,Nurse Two,nhs_staff,placement\n3-#,Three,staff,\n");
        assertThat(subgroups(feed)).containsExactly("taught", "placement", "null");
        Import changed = feed.apply(HEADER + "1-#,Student One,student,research\n2-#,Nurse Two,nhs_staff,\n");
        assertThat(changed.counts().changed()).isEqualTo(2);
        assertThat(subgroups(feed)).containsExactly("research", "null", "null");
        Import same = feed.apply(HEADER + "1-#,Student One,student,research\n");
        assertThat(same.counts().changed()).isZero();
        assertThat(same.counts().unchanged()).isEqualTo(1);
    }

    private static java.util.List<String> subgroups(FeedForTests feed) {
        return feed.find("""
                SELECT f.subgroup FROM people.source_record r JOIN people.affiliation f ON f.person_id = r.person_id
                WHERE r.source = 'test-#' AND r.replaced_by IS NULL ORDER BY r.external_id
                """);
    }

    @Test
    void whatIsNoneAndWhatIsOfAnotherGroupIsRefusedInASentence() {
        FeedForTests feed = new FeedForTests(sources, files, environment, MAPPING);
        Import made = feed.apply(HEADER + """
                1-#,Student One,student,postgraduate
                2-#,Student Two,student,placement
                3-#,Nurse Three,nhs_staff,taught
                4-#,Staff Four,staff,research
                5-#,Student Five,student,taught
                """);
        assertThat(made.counts().rejected()).isEqualTo(4);
        assertThat(made.counts().added()).isEqualTo(1);
        assertThat(feed.find("SELECT problem || ' ' || detail FROM people.import_row WHERE import_id = " + made.id()
                        + " AND problem IS NOT NULL ORDER BY line"))
                .containsExactly(
                        "subgroup postgraduate", "subgroup placement", "subgroup taught", "not_of_group subgroup");
        assertThat(texts.of(new Problem("subgroup", "postgraduate")))
                .startsWith("“postgraduate” is no subgroup of this user group");
    }
}
