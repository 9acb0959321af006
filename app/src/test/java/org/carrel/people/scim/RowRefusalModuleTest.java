package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.carrel.CarrelTest;
import org.carrel.people.feed.FeedTexts;
import org.carrel.people.feed.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/// Whatever is wrong with a row, the protocol has an error for it and the feeds a sentence.
@CarrelTest
class RowRefusalModuleTest {

    private static final String PREFIX = "feed.problem.";

    @Autowired
    private FeedTexts texts;

    static List<String> codes() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                RowRefusalModuleTest.class.getResourceAsStream("/messages/feeds.properties"), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyProblemIsAnErrorOfTheProtocolInWords(String code) {
        ScimRefusal refusal = RowRefusal.of(List.of(new Problem(code, "one\ntwo\nthree")), texts);
        assertThat(refusal.detail()).isNotEmpty().isNotEqualTo(PREFIX + code).doesNotContain("{");
        if (refusal.status() == HttpStatus.FORBIDDEN) {
            assertThat(code).isEqualTo(Problem.TOO_MANY);
            assertThat(refusal.type()).isNull();
        } else if (refusal.status() == HttpStatus.CONFLICT) {
            assertThat(refusal.type()).isEqualTo(BadRequestException.UNIQUENESS);
        } else {
            assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(refusal.type()).isIn(BadRequestException.INVALID_VALUE, BadRequestException.MUTABILITY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "claimed_twice, 409, uniqueness",
        "username_taken, 409, uniqueness",
        "username_of_another, 409, uniqueness",
        "number_taken, 409, uniqueness",
        "number_given, 409, uniqueness",
        "staff_account, 409, uniqueness",
        "staff_renamed, 400, mutability",
        "control, 400, invalidValue",
        "order, 400, invalidValue",
        "erased, 400, invalidValue",
        "too_many, 403,"
    })
    void theErrorFits(String code, int status, String type) {
        ScimRefusal refusal = RowRefusal.of(List.of(code), "Why");
        assertThat(refusal.status().value()).isEqualTo(status);
        assertThat(refusal.type()).isEqualTo(type);
        assertThat(refusal.detail()).isEqualTo("Why");
    }

    @Test
    void ofSeveralTheWorstCounts() {
        assertThat(RowRefusal.of(List.of("long", "number_taken"), "Why").status())
                .isEqualTo(HttpStatus.CONFLICT);
    }
}
