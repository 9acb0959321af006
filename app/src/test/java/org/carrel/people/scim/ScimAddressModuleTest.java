package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Where the site's address is set, a client is sent there, whatever its request says of the
/// host.
@CarrelTest
@DirtiesContext
@TestPropertySource(properties = "carrel.web.address=https://library.example")
class ScimAddressModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    @Test
    void whatIsMadeLiesAtTheAddressThatIsSet() {
        ScimForTests scim = ScimForTests.open(jdbc, tokens, port);
        String username = "at" + Long.toString(System.nanoTime(), 36);
        JsonNode made = scim.created(
                Map.of("userName", username, "externalId", username, "displayName", "Ada", "userType", "learner"));
        assertThat(made.path("meta").path("location").asString())
                .isEqualTo("https://library.example/api/scim/v2/Users/"
                        + made.path("id").asString());
    }
}
