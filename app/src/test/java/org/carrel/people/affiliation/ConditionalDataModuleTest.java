package org.carrel.people.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// The database itself holds of a group what the notice says may be held of it, and nothing else.
@CarrelTest
class ConditionalDataModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Declaration notice;

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @CsvSource({
        "date_of_birth,1980-05-06",
        "job_title,Staff nurse",
        "research_section,Cell biology",
        "course_completed_on,2020-07-01",
        "joined_on,2011-10-01",
        "left_on,2020-09-30",
        "home_institution,Museum of the Town",
        "department,Physics",
    })
    void whatIsHeldOfSomeGroupsOnlyIsRefusedForTheOthersEvenToTheOwner(String column, String value) {
        String category = notice.columns()
                .get(new ColumnName("people", "affiliation", column))
                .category()
                .orElseThrow();
        assertThat(held(column, value)).isEqualTo(notice.category(category).subjects());
    }

    @Test
    void aBandIsOfVisitorsThroughSconulAndOneOfFour() {
        assertThat(held("sconul_band", "A")).containsExactly("sconul_visitor");
        assertThat(held("sconul_band", "Z")).isEmpty();
    }

    @Test
    void aSubgroupIsOfItsGroupOnly() {
        assertThat(held("subgroup", "taught")).containsExactly("student");
        assertThat(held("subgroup", "research")).containsExactly("student");
        assertThat(held("subgroup", "placement")).containsExactly("nhs_staff");
        assertThat(held("subgroup", "something")).isEmpty();
    }

    @Test
    void aNumberStandsForOnePersonForEverAlsoWhenItIsOver() {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        PersonId first = people.enter("First Holder", Set.of(UserGroup.STUDENT));
        PersonId second = people.enter("Second Holder", Set.of(UserGroup.STUDENT));
        assertThat(give(database, first, card)).isTrue();
        database.execute("UPDATE people.identifier SET until = now() WHERE value = ?", card);
        assertThat(give(database, second, card)).isFalse();
    }

    private static boolean give(OwnerOfDatabase database, PersonId person, String card) {
        try {
            database.execute(
                    "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                            + " VALUES (gen_random_uuid(), ?, 'card_uid', ?, now())",
                    person.value(),
                    card);
            return true;
        } catch (AssertionError refused) {
            return false;
        }
    }

    /// The groups of which the database takes it.
    private Set<String> held(String column, String value) {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        Set<String> groups = new TreeSet<>();
        for (UserGroup group : UserGroup.values()) {
            PersonId person = people.enter("Somebody", Set.of(group));
            try {
                database.execute(
                        "UPDATE people.affiliation SET " + column + " = CAST(? AS "
                                + (column.endsWith("_on") || column.equals("date_of_birth") ? "date" : "text")
                                + ") WHERE person_id = ?",
                        value,
                        person.value());
                groups.add(group.key());
            } catch (AssertionError refused) {
                assertThat(refused.getCause()).hasMessageContaining("violates check constraint");
            }
        }
        return groups;
    }
}
