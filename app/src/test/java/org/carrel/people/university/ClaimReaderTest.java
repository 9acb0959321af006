package org.carrel.people.university;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.carrel.people.UserGroup;
import org.carrel.people.university.OidcSettings.GroupRule;
import org.junit.jupiter.api.Test;

class ClaimReaderTest {

    private static final List<GroupRule> RULES = List.of(
            new GroupRule("affiliation", null, "student@(kings|queens)\\.example", UserGroup.STUDENT),
            new GroupRule("affiliation", "staff@kings.example", null, UserGroup.STAFF),
            new GroupRule("realm_access.roles", "alumni", null, UserGroup.ALUMNUS));

    @Test
    void aListFitsWhenOneOfItsValuesDoes() {
        assertThat(reader("affiliation", List.of("member@kings.example", "student@queens.example"))
                        .groups(RULES))
                .containsExactly(UserGroup.STUDENT);
        assertThat(reader("affiliation", "Staff@Kings.Example").groups(RULES)).containsExactly(UserGroup.STAFF);
    }

    @Test
    void aPatternIsForTheWholeValue() {
        assertThat(reader("affiliation", "student@kings.example.evil.example").groups(RULES))
                .isEmpty();
        assertThat(reader("affiliation", "exstudent@kings.example").groups(RULES))
                .isEmpty();
    }

    @Test
    void aDotLeadsInsideUnlessTheClaimItselfHasOne() {
        assertThat(reader("realm_access", Map.of("roles", List.of("alumni"))).groups(RULES))
                .containsExactly(UserGroup.ALUMNUS);
        assertThat(reader("realm_access.roles", "alumni").groups(RULES)).containsExactly(UserGroup.ALUMNUS);
        assertThat(reader("realm_access", "roles").groups(RULES)).isEmpty();
    }

    @Test
    void whatIsNoTextOrTooLongSaysNothing() {
        assertThat(reader("name", List.of(7, true)).text("name")).isEmpty();
        assertThat(reader("name", "  ").text("name")).isEmpty();
        assertThat(reader("name", "x".repeat(501)).text("name")).isEmpty();
        assertThat(reader("name", " Ada ").text("name")).hasValue("Ada");
    }

    @Test
    void aRuleHasAValueOrAPattern() {
        assertThatThrownBy(() -> new GroupRule("a", null, null, UserGroup.STAFF))
                .hasMessageContaining("needs either a value or a pattern");
        assertThatThrownBy(() -> new GroupRule("a", "b", "c", UserGroup.STAFF))
                .hasMessageContaining("needs either a value or a pattern");
    }

    private static ClaimReader reader(String name, Object said) {
        return new ClaimReader(Map.of(name, said));
    }
}
