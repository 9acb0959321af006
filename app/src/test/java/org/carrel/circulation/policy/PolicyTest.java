package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.policy.PolicyExamples.begun;

import java.util.List;
import java.util.Set;
import org.carrel.people.Borrower;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private final Policy policy = begun();

    private static Borrower.Standing standing(
            UserGroup group, @Nullable Subgroup subgroup, @Nullable String band, int precedence) {
        return new Borrower.Standing(group, subgroup, band, null, precedence);
    }

    private String typeOf(Borrower.Standing... standings) {
        return policy.typeOf(List.of(standings)).map(PatronType::code).orElse("");
    }

    private @Nullable Terms terms(String patron, String item) {
        return policy.decide(policy.patron(patron).orElseThrow(), item, "north-1")
                .rule()
                .terms();
    }

    @Test
    void thePolicyThatCarrelBeginsWithCanBeSaved() {
        assertThat(PolicyCheck.of(policy, new Known(Set.of("short", "reference"), Set.of())))
                .isEmpty();
    }

    @Test
    void aPartOfAGroupGoesBeforeTheGroup() {
        assertThat(typeOf(standing(UserGroup.STUDENT, Subgroup.RESEARCH, null, 100)))
                .isEqualTo("research");
        assertThat(typeOf(standing(UserGroup.STUDENT, Subgroup.TAUGHT, null, 100)))
                .isEqualTo("taught");
        assertThat(typeOf(standing(UserGroup.STUDENT, null, null, 100))).isEqualTo("taught");
        assertThat(typeOf(standing(UserGroup.NHS_STAFF, Subgroup.PLACEMENT, null, 100)))
                .isEqualTo("nhs-placement");
        assertThat(typeOf(standing(UserGroup.NHS_STAFF, null, null, 100))).isEqualTo("nhs");
        assertThat(typeOf(standing(UserGroup.SCONUL_VISITOR, null, "A", 100))).isEqualTo("sconul");
        assertThat(typeOf(standing(UserGroup.SCONUL_VISITOR, null, "R", 100))).isEqualTo("reading");
        assertThat(typeOf(standing(UserGroup.SCONUL_VISITOR, null, null, 100))).isEqualTo("reading");
    }

    @Test
    void whoBelongsForSeveralReasonsCountsByTheFirstAndOfEqualOnesByTheMoreGenerous() {
        assertThat(typeOf(standing(UserGroup.ALUMNUS, null, null, 20), standing(UserGroup.STAFF, null, null, 10)))
                .isEqualTo("staff");
        assertThat(typeOf(standing(UserGroup.STAFF, null, null, 20), standing(UserGroup.ALUMNUS, null, null, 10)))
                .isEqualTo("alumnus");
        assertThat(typeOf(standing(UserGroup.ALUMNUS, null, null, 10), standing(UserGroup.STAFF, null, null, 10)))
                .isEqualTo("staff");
        assertThat(typeOf(standing(UserGroup.STAFF, null, null, 10), standing(UserGroup.ALUMNUS, null, null, 10)))
                .isEqualTo("staff");
    }

    @Test
    void nobodysStandingIsNoType() {
        assertThat(policy.typeOf(List.of())).isEmpty();
    }

    @Test
    void theNarrowestRuleDecidesWhereverItStands() {
        Rule wide = PolicyExamples.nothing();
        Rule narrow = PolicyExamples.lends(Choice.ALL, Choice.only("film"), Choice.ALL);
        Rule narrowest = PolicyExamples.lends(Choice.only("taught"), Choice.only("film"), Choice.ALL);
        Policy some = PolicyExamples.of(narrowest, wide, narrow);
        PatronType taught = some.patron("taught").orElseThrow();
        PatronType member = some.patron("member").orElseThrow();

        assertThat(some.decide(taught, "film", "north-1").line()).isEqualTo(1);
        assertThat(some.decide(member, "film", "north-1").line()).isEqualTo(3);
        assertThat(some.decide(member, "map", "anywhere").line()).isEqualTo(2);
    }

    @Test
    void thePublishedFiguresAreThere() {
        assertThat(policy.patron("taught").orElseThrow())
                .extracting("items", "requests")
                .containsExactly(40, 10);
        assertThat(policy.patron("nhs").orElseThrow().items()).isEqualTo(20);
        assertThat(policy.patron("nhs-placement").orElseThrow().items()).isEqualTo(5);
        assertThat(policy.patron("sconul").orElseThrow())
                .extracting("items", "requests")
                .containsExactly(5, 3);
        assertThat(terms("taught", "standard")).satisfies(terms -> {
            assertThat(terms.period()).isEqualTo(LoanPeriod.weeks(1));
            assertThat(terms.renewing().way()).isEqualTo(Renewing.Way.AUTOMATIC);
            assertThat(terms.renewing().until()).isEqualTo(LoanPeriod.months(12));
        });
        assertThat(terms("taught", "short")).satisfies(terms -> {
            assertThat(terms.period()).isEqualTo(LoanPeriod.hours(24));
            assertThat(terms.atOnce()).isEqualTo(4);
        });
        assertThat(terms("research", "standard")).satisfies(terms -> {
            assertThat(terms.period()).isEqualTo(LoanPeriod.weeks(3));
            assertThat(terms.recalling().days()).isEqualTo(7);
        });
        assertThat(terms("nhs", "standard").period()).isEqualTo(LoanPeriod.weeks(3));
        assertThat(terms("sconul", "standard").renewing().until()).isEqualTo(LoanPeriod.months(6));
        assertThat(terms("sconul", "short")).isNull();
        assertThat(terms("staff", "reference")).isNull();
        assertThat(terms("reading", "standard")).isNull();
    }
}
