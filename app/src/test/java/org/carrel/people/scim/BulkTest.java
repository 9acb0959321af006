package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What nobody foresaw in one operation is that operation's own fault.
@ExtendWith(OutputCaptureExtension.class)
class BulkTest {

    private final BreakingResources resources = new BreakingResources();
    private final Bulk bulk = new Bulk(List.of(resources));

    private JsonNode answers(int bearable, String... names) {
        String[] operations = List.of(names).stream()
                .map(name -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + name
                        + "\",\"data\":{\"name\":\"" + name + "\"}}")
                .toArray(String[]::new);
        ObjectNode document = bulk.carryOut("somewhere", Documents.parse(ScimForTests.bulk(bearable, operations)));
        return JsonMapper.shared().readTree(document.toString()).path("Operations");
    }

    @Test
    void anUnforeseenFaultIsOneOperationsAndIsLogged(CapturedOutput log) {
        JsonNode answers = answers(9, "first", "broken", "last");
        assertThat(answers.valueStream().map(one -> one.path("status").asString()))
                .containsExactly("201", "500", "201");
        JsonNode response = answers.path(1).path("response");
        assertThat(response.path("status").asString()).isEqualTo("500");
        assertThat(response.path("detail").asString()).isNotEmpty().doesNotContain("shelf");
        assertThat(resources.made).containsExactly("first", "last");
        assertThat(log).contains("the source somewhere failed", "IllegalStateException");
    }

    @Test
    void itCountsAsAnError() {
        assertThat(answers(1, "first", "broken", "last").size()).isEqualTo(2);
        assertThat(resources.made).containsExactly("first");
    }

    /// Falls over where something is called broken.
    private static final class BreakingResources implements Resources {

        private final List<String> made = new ArrayList<>();

        @Override
        public String name() {
            return "Users";
        }

        @Override
        public ObjectNode create(String source, ObjectNode document) {
            String name = document.path("name").asText();
            if (name.equals("broken")) {
                throw new IllegalStateException("The shelf fell over");
            }
            made.add(name);
            return Documents.object().put("id", UUID.randomUUID().toString());
        }

        @Override
        public ObjectNode one(String source, UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Found<ObjectNode> find(String source, SearchParameters search) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode replace(String source, UUID id, Optional<Long> expected, ObjectNode document) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode patch(String source, UUID id, Optional<Long> expected, ObjectNode patch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String source, UUID id, Optional<Long> expected) {
            throw new UnsupportedOperationException();
        }
    }
}
