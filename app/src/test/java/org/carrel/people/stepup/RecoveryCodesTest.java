package org.carrel.people.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {

    @Test
    void eightCodesOfFourGroupsAreMade() {
        List<String> codes = RecoveryCodes.fresh();
        assertThat(codes)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
    }

    @Test
    void hyphensSpacesAndCapitalsDoNotMatter() {
        String code = RecoveryCodes.fresh().getFirst();
        assertThat(RecoveryCodes.hash(" " + code.replace('-', ' ').toUpperCase(Locale.ROOT)))
                .isEqualTo(RecoveryCodes.hash(code));
        assertThat(RecoveryCodes.hash(code + "a")).isNotEqualTo(RecoveryCodes.hash(code));
    }
}
