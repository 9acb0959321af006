package org.carrel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.carrel.people.InventedMembers.Member;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;

class InventedCareersTest {

    private static final List<Member> MEMBERS = new InventedCareers(LocalDate.of(2026, 11, 23))
            .of(InventedPeople.all()).values().stream().flatMap(List::stream).toList();

    private static double share(UserGroup group, Subgroup subgroup) {
        List<Member> theirs =
                MEMBERS.stream().filter(one -> one.group() == group).toList();
        return (double) theirs.stream()
                        .filter(one -> subgroup.key().equals(one.more().get("subgroup")))
                        .count()
                / theirs.size();
    }

    @Test
    void twoInThreeStudentsAreTaughtAndTheRestDoResearch() {
        assertThat(share(UserGroup.STUDENT, Subgroup.TAUGHT)).isBetween(0.6, 0.7);
        assertThat(share(UserGroup.STUDENT, Subgroup.TAUGHT) + share(UserGroup.STUDENT, Subgroup.RESEARCH))
                .isBetween(0.9999, 1.0001);
    }

    @Test
    void someNhsStaffAreOnAPlacementAndNobodyElseHasASubgroup() {
        assertThat(share(UserGroup.NHS_STAFF, Subgroup.PLACEMENT)).isBetween(0.15, 0.35);
        assertThat(MEMBERS)
                .filteredOn(one -> !Subgroup.groups().contains(one.group()))
                .allSatisfy(one -> assertThat(one.more()).doesNotContainKey("subgroup"));
    }

    @Test
    void theStudentWhomVisitorsSignInAsIsTaught() {
        assertThat(MEMBERS)
                .filteredOn(one -> one.id().equals("student"))
                .singleElement()
                .satisfies(one -> assertThat(one.more()).containsEntry("subgroup", "taught"));
    }
}
