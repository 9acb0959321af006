package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As a third party's library makes and reads messages (scimmy, for Node.js): a second opinion on the protocol. Needs
/// `npm ci --prefix app/src/test/scimmy`; skipped without it, unless `CARREL_NEEDS_SCIMMY` is set.
@CarrelTest
class ScimmyModuleTest {

    private static final Path FOLDER = Path.of("src/test/scimmy");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    @Test
    void scimmyUnderstandsAndIsUnderstood() throws Exception {
        if (System.getenv("CARREL_NEEDS_SCIMMY") == null) {
            assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules/scimmy")), "npm ci --prefix app/src/test/scimmy");
        }
        ScimForTests scim = ScimForTests.open(jdbc, tokens, port);
        JsonNode found = conversation(scim, "scimmy" + Long.toString(System.nanoTime(), 36));
        assertThat(found.path("created").asInt()).isEqualTo(201);
        assertThat(found.path("displayName").asString()).isEqualTo("Sci Mmy");
        assertThat(found.path("patched").asInt()).isEqualTo(200);
        assertThat(found.path("patchedName").asString()).isEqualTo("Sci Mm-Y");
        assertThat(found.path("patchedEmails").asInt()).isZero();
        assertThat(found.path("listed").size()).isEqualTo(1);
        assertThat(found.path("searched").asInt()).isEqualTo(1);
        assertThat(found.path("bulk").valueStream().map(JsonNode::asString)).containsExactly("201", "404");
        assertThat(found.path("members").valueStream().map(JsonNode::asBoolean)).containsExactly(true);
        assertThat(found.path("refused").asInt()).isEqualTo(400);
        assertThat(found.path("refusal").asString()).isEqualTo("invalidValue");
        assertThat(found.path("deleted").asInt()).isEqualTo(204);
    }

    private static JsonNode conversation(ScimForTests scim, String name) throws Exception {
        Path said = Files.createTempFile("scimmy", ".json");
        Process node = new ProcessBuilder("node", "conversation.mjs", scim.base(), scim.token, name)
                .directory(FOLDER.toFile())
                .redirectOutput(said.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(said)).isZero();
        return JsonMapper.shared().readTree(Files.readString(said));
    }
}
