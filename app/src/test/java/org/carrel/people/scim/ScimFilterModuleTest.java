package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Whom a filter finds, and that it finds no way into the statement.
@CarrelTest
class ScimFilterModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    private ScimForTests scim;
    private String mark = "";

    @BeforeEach
    void threeUsers() {
        scim = ScimForTests.open(jdbc, tokens, port);
        mark = Long.toString(System.nanoTime(), 36);
        scim.created(Map.of(
                "userName",
                "amy" + mark,
                "displayName",
                "Amy % Adams",
                "userType",
                "learner",
                "emails",
                List.of(Map.of("value", "amy@" + mark + ".example", "type", "work"))));
        scim.created(Map.of("userName", "bob" + mark, "displayName", "Bob O'Hara", "userType", "employee"));
        scim.created(Map.of("userName", "cat" + mark, "displayName", "Cat_", "active", false));
    }

    private JsonNode found(String filter) {
        HttpResponse<String> answer = scim.send("GET", "/Users?filter=" + encoded(filter), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ScimForTests.json(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"AMYx\" | amy",
                "userName sw \"b\" | bob",
                "displayName co \"o'h\" | bob",
                "displayName co \"%\" | amy",
                "displayName ew \"_\" | cat",
                "not (userName sw \"a\") and active eq true | bob",
                "userType ne \"learner\" | bob cat",
                "userType eq null | cat",
                "emails[type eq \"work\" and value co \"@\"] | amy",
                "emails.value pr | amy",
                "(userName sw \"a\" or userName sw \"c\") and meta.created gt \"2000-01-01T00:00:00Z\" | amy cat",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"c\" | cat"
            })
    void theRightUsersAreFound(String filter, String names) {
        JsonNode found = found(filter.replace("x\"", mark + "\""));
        assertThat(found.path("Resources")
                        .valueStream()
                        .map(one -> one.path("userName").asString().substring(0, 3)))
                .containsExactlyInAnyOrder(names.split(" "));
        assertThat(found.path("totalResults").asInt()).isEqualTo(names.split(" ").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"' OR '1'='1\"",
                "userName eq \"x\\\" or \\\"1\\\" eq \\\"1\"",
                "displayName co \"'); DROP TABLE people.scim_user; --\"",
                "displayName eq \":source\""
            })
    void whatLooksLikeAStatementIsAValue(String filter) {
        assertThat(found(filter).path("totalResults").asInt()).isZero();
        assertThat(found("userName pr").path("totalResults").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName like \"x\"",
                "shoeSize eq 42",
                "password pr",
                "userName eq \"x\" or",
                "u.id eq \"1\"",
                "active gt true",
                "meta.created gt \"yesterday\"",
                "1=1"
            })
    void aFilterThatIsNoneIsRefused(String filter) {
        HttpResponse<String> answer = scim.send("GET", "/Users?filter=" + encoded(filter), "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ScimForTests.json(answer).path("scimType").asString()).isEqualTo("invalidFilter");
    }

    @Test
    void aListComesInPagesAndInOrder() {
        JsonNode second = ScimForTests.json(
                scim.send("GET", "/Users?sortBy=userName&sortOrder=descending&startIndex=2&count=1", ""));
        assertThat(second.path("totalResults").asInt()).isEqualTo(3);
        assertThat(second.path("startIndex").asInt()).isEqualTo(2);
        assertThat(second.path("Resources").path(0).path("userName").asString()).isEqualTo("bob" + mark);
        assertThat(scim.send("GET", "/Users?sortBy=password", "").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyWhatIsWantedIsShown() {
        JsonNode one = ScimForTests.json(scim.send(
                        "GET", "/Users?attributes=userName,emails.value&filter=" + encoded("userName sw \"a\""), ""))
                .path("Resources")
                .path(0);
        assertThat(one.has("displayName")).isFalse();
        assertThat(one.path("emails").path(0).has("type")).isFalse();
        assertThat(one.path("emails").path(0).path("value").asString()).isEqualTo("amy@" + mark + ".example");
        assertThat(one.path("id").asString()).isNotEmpty();
    }

    @Test
    void aSearchIsAlsoADocument() {
        JsonNode found = ScimForTests.json(scim.send("POST", "/Users/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                 "filter":"userName sw \\"b\\"","attributes":["userName"]}
                """));
        assertThat(found.path("Resources").path(0).path("userName").asString()).isEqualTo("bob" + mark);
    }
}
