package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Texts that the database cannot keep, wherever a client may write one: too long, unprintable,
/// half a character.
@CarrelTest
class ScimTextsModuleTest {

    private static final String LONG = "x".repeat(201);
    private static final List<String> UNPRINTABLE =
            List.of("\\u0000", "a\\u0000b", "a\\u0007b", "a\\ud800b", "a\\u202eb");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    private ScimForTests scim;
    private String id = "";
    private String group = "";

    @BeforeEach
    void oneUserAndOneGroup() {
        scim = ScimForTests.open(jdbc, tokens, port);
        id = scim.created(Map.of(
                        "userName",
                        unique("one"),
                        "displayName",
                        "Una One",
                        "userType",
                        "learner",
                        "emails",
                        List.of(Map.of("value", "una@example.org", "type", "work"))))
                .path("id")
                .asString();
        group = ScimForTests.json(scim.send("POST", "/Groups", group("\"displayName\":\"graduate\"")))
                .path("id")
                .asString();
    }

    private static String unique(String name) {
        return name + Long.toString(System.nanoTime(), 36);
    }

    private static String user(String rest) {
        return "{\"schemas\":[\"" + ScimForTests.USER + "\"]," + rest + "}";
    }

    private static String group(String rest) {
        return "{\"schemas\":[\"" + SaidGroup.SCHEMA + "\"]," + rest + "}";
    }

    private static String replace(String path, String value) {
        return ScimForTests.patch("{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"" + value + "\"}");
    }

    static Stream<Arguments> users() {
        Stream<String> unprintable = UNPRINTABLE.stream()
                .flatMap(text -> Stream.of(
                        "\"userName\":\"x" + text + "\"",
                        "\"userName\":\"NAME\",\"externalId\":\"" + text + "\"",
                        "\"userName\":\"NAME\",\"active\":false,\"userType\":\"" + text + "\"",
                        "\"userName\":\"NAME\",\"userType\":\"" + text + "\"",
                        "\"userName\":\"NAME\",\"displayName\":\"" + text + "\"",
                        "\"userName\":\"NAME\",\"name\":{\"formatted\":\"Good\",\"givenName\":\"" + text + "\"}",
                        "\"userName\":\"NAME\",\"name\":{\"formatted\":\"Good\",\"familyName\":\"" + text + "\"}",
                        "\"userName\":\"NAME\",\"name\":{\"formatted\":\"" + text + "\"}",
                        "\"userName\":\"NAME\",\"emails\":[{\"value\":\"a@b" + text + "\"}]",
                        "\"userName\":\"NAME\",\"phoneNumbers\":[{\"value\":\"0123" + text + "\"}]",
                        "\"userName\":\"NAME\",\"title\":\"" + text + "\"",
                        "\"userName\":\"NAME\",\"" + ScimForTests.LIBRARY + "\":{\"cardUid\":\"" + text + "\"}",
                        "\"userName\":\"NAME\",\"" + ScimForTests.LIBRARY + "\":{\"until\":\"" + text + "\"}"));
        Stream<String> tooLongOrUnseen = Stream.of(
                "\"userName\":\"NAME\",\"displayName\":\"\\u200b\"",
                "\"userName\":\"NAME\",\"name\":{\"formatted\":\"\\u200b\"}",
                "\"userName\":\"" + LONG + "\"",
                "\"userName\":\"NAME\",\"externalId\":\"" + LONG + "\"",
                "\"userName\":\"NAME\",\"active\":false,\"userType\":\"" + LONG + "\"",
                "\"userName\":\"NAME\",\"displayName\":\"" + LONG + "\"",
                "\"userName\":\"NAME\",\"name\":{\"formatted\":\"Good\",\"givenName\":\"" + LONG + "\"}",
                "\"userName\":\"NAME\",\"name\":{\"formatted\":\"Good\",\"familyName\":\"" + LONG + "\"}",
                "\"userName\":\"NAME\",\"emails\":[{\"value\":\"a@" + LONG + LONG + "\"}]",
                "\"userName\":\"NAME\",\"phoneNumbers\":[{\"value\":\"" + LONG + "\"}]",
                "\"userName\":\"NAME\",\"" + ScimForTests.LIBRARY + "\":{\"libraryNumber\":\"" + LONG + "\"}");
        return Stream.concat(unprintable, tooLongOrUnseen).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("users")
    void aUserWithSuchATextIsRefused(String attributes) {
        String document = user(attributes.replace("NAME", unique("bad")));
        refused(scim.send("POST", "/Users", document), "invalidValue");
        refused(scim.send("PUT", "/Users/" + id, document), "invalidValue");
        nothingCameOfIt();
    }

    static Stream<Arguments> groups() {
        return Stream.concat(UNPRINTABLE.stream(), Stream.of(LONG, "\\u200b"))
                .flatMap(text -> Stream.of(
                        "\"displayName\":\"" + text + "\"",
                        "\"displayName\":\"Good\",\"externalId\":\"" + text + "\"",
                        "\"displayName\":\"Good\",\"members\":[{\"value\":\"" + text + "\"}]"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aGroupWithSuchATextIsRefused(String attributes) {
        refused(scim.send("POST", "/Groups", group(attributes)), "invalidValue");
        refused(scim.send("PUT", "/Groups/" + group, group(attributes)), "invalidValue");
        nothingCameOfIt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"externalId", "userName", "displayName", "name.givenName", "emails[type eq \\\"work\\\"].value"})
    void aChangeToSuchATextIsRefused(String path) {
        for (String text : UNPRINTABLE) {
            refused(scim.send("PATCH", "/Users/" + id, replace(path, text)), "invalidValue");
        }
        refused(scim.send("PATCH", "/Users/" + id, replace(path, LONG + LONG)), "invalidValue");
        nothingCameOfIt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"externalId", "displayName"})
    void aChangeOfAGroupToSuchATextIsRefused(String path) {
        for (String text : UNPRINTABLE) {
            refused(scim.send("PATCH", "/Groups/" + group, replace(path, text)), "invalidValue");
        }
        refused(scim.send("PATCH", "/Groups/" + group, replace(path, LONG)), "invalidValue");
        nothingCameOfIt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0000b",
                "emails[value eq \\\"\\\\u0000\\\"].value",
                "emails[",
                "[]",
                "..",
                "urn:x:",
                "name.givenName.more",
                "emails[value gt 5].value"
            })
    void aPathThatIsNoneIsRefused(String path) {
        assertThat(scim.send("PATCH", "/Users/" + id, replace(path, "x")).statusCode())
                .isEqualTo(400);
        nothingCameOfIt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"a\\u0000b\"",
                "externalId eq \"\\u0000\"",
                "displayName co \"\\ud800\"",
                "id eq \"\\u0000\"",
                "emails[value sw \"\\u0000\"]",
                "meta.created gt \"+999999999-01-01T00:00:00Z\"",
                "meta.created lt \"-999999999-01-01T00:00:00Z\""
            })
    void aFilterForSuchATextIsRefused(String filter) {
        for (String path : List.of("/Users", "/Groups")) {
            HttpResponse<String> answer =
                    scim.send("GET", path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "");
            refused(answer, "invalidFilter");
            String search = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\""
                    + filter.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
            refused(scim.send("POST", path + "/.search", search), "invalidFilter");
        }
    }

    @Test
    void aFilterThatItselfHasSuchACharacterIsRefused() {
        for (String text : UNPRINTABLE) {
            refused(scim.send("POST", "/Users/.search", """
                            {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                             "filter":"userName eq \\"%s\\""}
                            """.formatted(text)), "invalidFilter");
            refused(scim.send("POST", "/Users/.search", """
                            {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"sortBy":"%s"}
                            """.formatted(text)), "invalidValue");
        }
        refused(scim.send("GET", "/Users?sortBy=" + LONG, ""), "invalidValue");
    }

    @ParameterizedTest
    @CsvSource({"/Users/a%07b, 404", "/Groups/a%07b, 404", "/Users/1-1-1-1-1, 404", "/Users/LONG, 404"})
    void aNumberThatNobodyHasIsNotFound(String path, int status) {
        HttpResponse<String> answer = scim.send("GET", path.replace("LONG", LONG.repeat(10)), "");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(ScimForTests.json(answer).path("detail").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "W/\"99999999999999999999\"", "W/\"-1\"", "\"\""})
    void aVersionThatThereNeverWasIsAnother(String version) {
        assertThat(scim.send("DELETE", "/Users/" + id, "", "If-Match", version).statusCode())
                .isEqualTo(412);
        nothingCameOfIt();
    }

    private static void refused(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = ScimForTests.json(answer);
        assertThat(error.path("schemas").path(0).asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.path("scimType").asString()).as(answer.body()).isEqualTo(type);
        assertThat(error.path("detail").asString()).isNotEmpty();
    }

    private void nothingCameOfIt() {
        JsonNode users = ScimForTests.json(scim.send("GET", "/Users", ""));
        assertThat(users.path("totalResults").asInt()).isOne();
        assertThat(users.path("Resources").path(0).path("displayName").asString())
                .isEqualTo("Una One");
        assertThat(users.path("Resources").path(0).path("meta").path("version").asString())
                .isEqualTo("W/\"1\"");
        JsonNode groups = ScimForTests.json(scim.send("GET", "/Groups", ""));
        assertThat(groups.path("totalResults").asInt()).isOne();
        assertThat(groups.path("Resources").path(0).path("meta").path("version").asString())
                .isEqualTo("W/\"1\"");
    }
}
