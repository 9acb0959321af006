package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Whoever is brought in by one row is taken over by a shorter way than those of whom several
/// records speak: it leads to what the longer way would have made.
@CarrelTest
class NewPeopleModuleTest {

    private static final String MAPPING = """
            kind: delta
            fields:
              external_id: { column: ID, required: true }
              name: NAME
              username: USER
              email: MAIL
              phone: PHONE
              card_uid: CARD
              user_group: GROUP
              since: SINCE
              until: UNTIL
              department: DEPARTMENT
              date_of_birth: BORN
              job_title: JOB
              research_section: SECTION
              course_completed_on: COMPLETED
              joined_on: JOINED
              left_on: LEFT
              home_institution: HOME
              subgroup: SUB
            """;
    private static final String HEADER =
            "ID,NAME,USER,MAIL,PHONE,CARD,GROUP,SINCE,UNTIL,DEPARTMENT,BORN,JOB,SECTION,COMPLETED,JOINED,LEFT,HOME,SUB\n";

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private TakingOver takingOver;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @Test
    void oneRowSaysWhatTheWeighingOfRecordsWouldSay() {
        FeedForTests feed = new FeedForTests(sources, files, environment, MAPPING);
        Import made = feed.apply(HEADER + """
                1-#,Student One,st#,st#@college.example,020 1,04AA#1,student,2024-10-01,2099-07-01,Physics,,,,,,,,taught
                2-#,Nurse Two,nu#,,,04AA#2,nhs_staff,,2099-01-01,,1980-02-03,Nurse,,,,,,placement
                3-#,Retired Three,re#,,,,retired_staff,2020-01-01,,History,,,,,1990-01-01,2019-12-31,,
                4-#,Alumna Four,al#,,,,alumnus,2021-08-01,,,,,,2021-07-31,,,,
                5-#,Mrc Five,,five#@college.example,,,mrc_staff,,,,,,Cells,,,,,
                6-#,Nobody’s Six,no#,,,,,,,,,,,,,,,
                """);
        assertThat(made.counts().added()).isEqualTo(6);
        List<UUID> people = feed
                .find("SELECT person_id FROM people.source_record WHERE source = 'test-#' ORDER BY external_id")
                .stream()
                .map(UUID::fromString)
                .toList();
        List<String> before = feed.everything();
        assertThat(before)
                .anyMatch(row -> row.startsWith("affiliation") && row.contains("Physics") && row.contains("taught"));

        for (UUID person : people) {
            purposes.run(Deliveries.TAKE, () -> takingOver.workOutAnew(person, people.getFirst(), Instant.now()));
        }

        assertThat(feed.everything()).isEqualTo(before);
    }
}
