package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.CarrelTest;
import org.carrel.people.AccountId;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What an identity service says becomes what our users are, message by message.
@CarrelTest
class ScimModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private ScimForTests scim;
    private OwnerOfDatabase owner;

    @BeforeEach
    void openASource() {
        owner = new OwnerOfDatabase(environment);
        scim = ScimForTests.open(jdbc, tokens, port);
    }

    private static String unique(String name) {
        return name + Long.toString(System.nanoTime(), 36);
    }

    private JsonNode learner(String username) {
        return scim.created(Map.of(
                "userName",
                username,
                "externalId",
                "id-" + username,
                "name",
                Map.of("givenName", "Zoë", "familyName", "O’Neill"),
                "emails",
                List.of(
                        Map.of("value", username + "@home.example", "type", "home"),
                        Map.of("value", username + "@work.example", "type", "work")),
                "userType",
                "learner"));
    }

    private List<String> groups(String username) {
        return owner.texts("""
                SELECT f.user_group FROM people.account a JOIN people.affiliation f USING (person_id)
                WHERE a.username = ? AND f.since <= current_date
                  AND (f.until IS NULL OR f.until >= current_date) ORDER BY 1
                """, username);
    }

    @Test
    void aNewUserBecomesAPersonWithAnAccountAndAnAffiliation() {
        String username = unique("zoe");
        JsonNode user = learner(username);
        assertThat(user.path("userName").asString()).isEqualTo(username);
        assertThat(user.path("displayName").asString()).isEqualTo("Zoë O’Neill");
        assertThat(user.path("emails").path(0).path("value").asString()).isEqualTo(username + "@work.example");
        assertThat(user.path("meta").path("version").asString()).isEqualTo("W/\"1\"");
        assertThat(user.path("meta").path("location").asString())
                .isEqualTo(scim.base() + "/Users/" + user.path("id").asString());
        assertThat(groups(username)).containsExactly("student");
        assertThat(owner.texts(
                        "SELECT p.name FROM people.account a JOIN people.person p ON p.id = a.person_id WHERE a.username = ?",
                        username))
                .containsExactly("Zoë O’Neill");
    }

    @Test
    void whoeverIsNoLongerActiveBelongsNoLonger() {
        String username = unique("bo");
        String id = learner(username).path("id").asString();
        HttpResponse<String> answer = scim.send(
                "PATCH",
                "/Users/" + id,
                ScimForTests.patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ScimForTests.json(answer).path("active").asBoolean()).isFalse();
        assertThat(groups(username)).isEmpty();
        scim.send("PATCH", "/Users/" + id, ScimForTests.patch("{\"op\":\"replace\",\"value\":{\"active\":true}}"));
        assertThat(groups(username)).containsExactly("student");
    }

    @Test
    void whoeverIsDeletedBelongsNoLongerAndIsNotFound() {
        String username = unique("cy");
        String id = learner(username).path("id").asString();
        assertThat(scim.send("DELETE", "/Users/" + id, "").statusCode()).isEqualTo(204);
        assertThat(groups(username)).isEmpty();
        assertThat(scim.send("GET", "/Users/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void onePartOfANameChangesWithoutTheOther() {
        String id = learner(unique("di")).path("id").asString();
        JsonNode user = ScimForTests.json(scim.send(
                "PATCH",
                "/Users/" + id,
                ScimForTests.patch("{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"李\"}")));
        assertThat(user.path("name").path("givenName").asString()).isEqualTo("Zoë");
        assertThat(user.path("displayName").asString()).isEqualTo("Zoë 李");
    }

    @Test
    void aGroupOfTheServiceMakesItsMembersMore() {
        String username = unique("ed");
        String id = learner(username).path("id").asString();
        String name = "{\"schemas\":[\"" + SaidGroup.SCHEMA
                + "\"],\"displayName\":\"Graduate\",\"members\":[{\"value\":\"" + id + "\"}]}";
        JsonNode group = ScimForTests.json(scim.send("POST", "/Groups", name));
        assertThat(groups(username)).containsExactly("alumnus", "student");
        assertThat(ScimForTests.json(scim.send("GET", "/Users/" + id, ""))
                        .path("groups")
                        .path(0)
                        .path("display")
                        .asString())
                .isEqualTo("Graduate");
        HttpResponse<String> without = scim.send(
                "PATCH",
                "/Groups/" + group.path("id").asString(),
                ScimForTests.patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}"));
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(groups(username)).containsExactly("student");
    }

    @Test
    void aGroupThatGoesTakesWhatItGave() {
        String username = unique("fi");
        String id = learner(username).path("id").asString();
        JsonNode group = ScimForTests.json(scim.send(
                "POST",
                "/Groups",
                "{\"schemas\":[\"" + SaidGroup.SCHEMA + "\"],\"displayName\":\"employee\",\"members\":[{\"value\":\""
                        + id + "\"}]}"));
        assertThat(groups(username)).containsExactly("staff", "student");
        scim.send("DELETE", "/Groups/" + group.path("id").asString(), "");
        assertThat(groups(username)).containsExactly("student");
    }

    @Test
    void ofTwoChangesOfTheSameVersionOneIsRefused() throws Exception {
        String id = learner(unique("gi")).path("id").asString();
        List<Callable<Integer>> changes = new ArrayList<>();
        for (String phone : List.of("01234", "56789")) {
            changes.add(() -> scim.send(
                            "PATCH",
                            "/Users/" + id,
                            ScimForTests.patch("{\"op\":\"add\",\"path\":\"phoneNumbers\",\"value\":[{\"value\":\""
                                    + phone + "\"}]}"),
                            "If-Match",
                            "W/\"1\"")
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : both.invokeAll(changes)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String id = learner(unique("hi")).path("id").asString();
        assertThat(scim.send("GET", "/Users/" + id, "", "If-None-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        String username = unique("io");
        String id = learner(username).path("id").asString();
        JsonNode again = ScimForTests.json(scim.send(
                "PATCH",
                "/Users/" + id,
                ScimForTests.patch("{\"op\":\"replace\",\"path\":\"userType\",\"value\":\"learner\"}")));
        assertThat(again.path("meta").path("version").asString()).isEqualTo("W/\"1\"");
    }

    private static Map<String, Object> somebody(Map<String, Object> more) {
        Map<String, Object> document =
                new HashMap<>(Map.of("schemas", List.of(ScimForTests.USER, ScimForTests.LIBRARY)));
        document.putAll(more);
        return document;
    }

    static List<Map<String, Object>> documents() {
        return List.of(
                Map.of("userType", "learner", "title", "Dean"),
                Map.of(
                        "userType",
                        "nurse",
                        "title",
                        "Matron",
                        ScimForTests.LIBRARY,
                        Map.of("dateOfBirth", "1990-02-03")),
                Map.of("userType", "learner", "active", false, "title", "Dean"),
                Map.of("displayName", "In No Group", "title", "Dean"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSameDocumentAgainLeavesVersionAndMomentAlone(Map<String, Object> more) {
        Map<String, Object> document = somebody(more);
        document.put("userName", unique("aga"));
        JsonNode first = scim.created(document);
        String path = "/Users/" + first.path("id").asString();
        JsonNode again = ScimForTests.json(scim.send("PUT", path, ScimForTests.user(document)));
        assertThat(again).isEqualTo(first);
        document.put("name", Map.of("formatted", "Another Name"));
        JsonNode other = ScimForTests.json(scim.send("PUT", path, ScimForTests.user(document)));
        assertThat(other.path("meta").path("version").asString()).isEqualTo("W/\"2\"");
        assertThat(ScimForTests.json(scim.send("PUT", path, ScimForTests.user(document))))
                .isEqualTo(other);
        document.put("externalId", "another number");
        assertThat(ScimForTests.json(scim.send("PUT", path, ScimForTests.user(document)))
                        .path("meta")
                        .path("version")
                        .asString())
                .as("what is not said by the source, but kept for the protocol")
                .isEqualTo("W/\"3\"");
    }

    @Test
    void aNumberWrittenInAnotherWayIsTheSameNumber() {
        String number = unique("0ab").toUpperCase(Locale.ROOT);
        Map<String, Object> document = somebody(Map.of(
                "userName", unique("wri"), "userType", "learner", ScimForTests.LIBRARY, Map.of("cardUid", number)));
        JsonNode first = scim.created(document);
        document.put(ScimForTests.LIBRARY, Map.of("cardUid", " " + number.toLowerCase(Locale.ROOT)));
        JsonNode again = ScimForTests.json(
                scim.send("PUT", "/Users/" + first.path("id").asString(), ScimForTests.user(document)));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aTitleOfAFurtherGroupIsTheSameTitle() {
        Map<String, Object> document = somebody(Map.of("userName", unique("fur"), "userType", "learner"));
        String id = scim.created(document).path("id").asString();
        scim.send(
                "POST",
                "/Groups",
                "{\"schemas\":[\"" + SaidGroup.SCHEMA + "\"],\"displayName\":\"nurse\",\"members\":[{\"value\":\"" + id
                        + "\"}]}");
        document.put("title", "Matron");
        JsonNode first = ScimForTests.json(scim.send("PUT", "/Users/" + id, ScimForTests.user(document)));
        assertThat(first.path("meta").path("version").asString()).isEqualTo("W/\"3\"");
        assertThat(ScimForTests.json(scim.send("PUT", "/Users/" + id, ScimForTests.user(document))))
                .isEqualTo(first);
    }

    @Test
    void somebodyNewWhoseTimeIsOverIsNotBroughtIn() {
        String username = unique("ove");
        Map<String, Object> document = somebody(Map.of("userName", username, "userType", "learner"));
        document.put(ScimForTests.LIBRARY, Map.of("since", "2001-10-10", "until", "2001-11-01"));
        HttpResponse<String> answer = scim.send("POST", "/Users", ScimForTests.user(document));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = ScimForTests.json(answer);
        assertThat(error.path("scimType").asString()).isEqualTo("invalidValue");
        assertThat(error.path("detail").asString()).contains("not brought in");
        assertThat(ScimForTests.json(scim.send("GET", "/Users", ""))
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(owner.texts("SELECT username FROM people.account WHERE username = ?", username))
                .isEmpty();
    }

    private JsonNode joined(String id, String group) {
        return ScimForTests.json(scim.send(
                "POST",
                "/Groups",
                "{\"schemas\":[\"" + SaidGroup.SCHEMA + "\"],\"displayName\":\"" + group
                        + "\",\"members\":[{\"value\":\"" + id + "\"}]}"));
    }

    /// Their title, and their day of birth.
    private List<String> factsOfNhs(String username) {
        return owner.texts("""
                SELECT concat(f.job_title, ' ', f.date_of_birth) FROM people.account a
                JOIN people.affiliation f USING (person_id)
                WHERE a.username = ? AND f.user_group = 'nhs_staff' AND (f.until IS NULL OR f.until >= current_date)
                """, username);
    }

    @Test
    void whatIsOfAFurtherGroupOnlyIsReadBackAndKept() {
        String username = unique("fac");
        String id = learner(username).path("id").asString();
        String path = "/Users/" + id;
        JsonNode group = joined(id, "nurse");
        scim.send("PATCH", path, ScimForTests.patch("""
                {"op":"add","value":{"title":"Matron","%s":{"dateOfBirth":"1990-02-03"}}}
                """.formatted(ScimForTests.LIBRARY)));
        JsonNode user = ScimForTests.json(scim.send("GET", path, ""));
        assertThat(user.path("title").asString()).isEqualTo("Matron");
        assertThat(user.path(ScimForTests.LIBRARY).path("dateOfBirth").asString())
                .isEqualTo("1990-02-03");
        assertThat(ScimForTests.json(scim.send("GET", "/Users?sortBy=title&filter=title%20eq%20%22matron%22", ""))
                        .path("totalResults")
                        .asInt())
                .isOne();
        scim.send("PATCH", path, ScimForTests.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Z\"}"));
        joined(id, "graduate");
        assertThat(factsOfNhs(username)).containsExactly("Matron 1990-02-03");
        String members = "/Groups/" + group.path("id").asString();
        HttpResponse<String> without =
                scim.send("PATCH", members, ScimForTests.patch("{\"op\":\"remove\",\"path\":\"members\"}"));
        assertThat(without.statusCode()).as(without.body()).isEqualTo(200);
        assertThat(groups(username)).containsExactly("alumnus", "student");
        JsonNode left = ScimForTests.json(scim.send("GET", path, ""));
        assertThat(left.has("title")).isFalse();
        assertThat(left.path(ScimForTests.LIBRARY).has("dateOfBirth")).isFalse();
    }

    @Test
    void aTitleOfAFurtherGroupIsTakenBack() {
        String username = unique("tit");
        Map<String, Object> document = somebody(Map.of("userName", username, "userType", "learner"));
        String path = "/Users/" + scim.created(document).path("id").asString();
        joined(path.substring("/Users/".length()), "nurse");
        document.put("title", "Matron");
        scim.send("PUT", path, ScimForTests.user(document));
        document.remove("title");
        scim.send("PUT", path, ScimForTests.user(document));
        assertThat(factsOfNhs(username)).containsExactly(" ");
    }

    @Test
    void whoeverLeavesTheGroupThatAFactWasOfKeepsTheOthers() {
        String username = unique("lea");
        String id = scim.created(Map.of("userName", username)).path("id").asString();
        JsonNode employees = joined(id, "employee");
        joined(id, "graduate");
        scim.send("PATCH", "/Users/" + id, ScimForTests.patch("""
                {"op":"add","value":{"%s":{"joinedOn":"2020-02-03"}}}
                """.formatted(ScimForTests.LIBRARY)));
        assertThat(scim.send("DELETE", "/Groups/" + employees.path("id").asString(), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(groups(username)).containsExactly("alumnus");
    }

    @Test
    void aUserNameIsTakenOnce() {
        String username = unique("jo");
        learner(username);
        HttpResponse<String> second =
                scim.send("POST", "/Users", ScimForTests.user(Map.of("userName", username.toUpperCase(Locale.ROOT))));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(ScimForTests.json(second).path("scimType").asString()).isEqualTo("uniqueness");
    }

    @Test
    void aDateOfBirthOfAStudentIsRefusedAndOneOfANurseIsKept() {
        Map<String, Object> born = Map.of("dateOfBirth", "1990-02-03");
        HttpResponse<String> student = scim.send(
                "POST",
                "/Users",
                ScimForTests.user(Map.of(
                        "schemas",
                        List.of(ScimForTests.USER, ScimForTests.LIBRARY),
                        "userName",
                        unique("ka"),
                        "userType",
                        "learner",
                        ScimForTests.LIBRARY,
                        born)));
        assertThat(student.statusCode()).isEqualTo(400);
        assertThat(ScimForTests.json(student).path("detail").asString()).contains("date_of_birth", "student");
        JsonNode nurse = scim.created(Map.of(
                "schemas",
                List.of(ScimForTests.USER, ScimForTests.LIBRARY),
                "userName",
                unique("ku"),
                "userType",
                "nurse",
                ScimForTests.LIBRARY,
                born));
        assertThat(nurse.path(ScimForTests.LIBRARY).path("dateOfBirth").asString())
                .isEqualTo("1990-02-03");
    }

    @Test
    void aSubgroupOfItsGroupIsKeptAndOneOfAnotherIsRefused() {
        String username = unique("sub");
        String id = learner(username).path("id").asString();
        String path = "/Users/" + id;
        HttpResponse<String> refused = scim.send("PATCH", path, subgroup("placement"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(ScimForTests.json(refused).path("detail").asString()).contains("placement", "nhs_staff");
        assertThat(scim.send("PATCH", path, subgroup("postgraduate")).statusCode())
                .isEqualTo(400);
        joined(id, "nurse");
        HttpResponse<String> kept = scim.send("PATCH", path, subgroup("research"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(ScimForTests.json(scim.send("GET", path, ""))
                        .path(ScimForTests.LIBRARY)
                        .path("subgroup")
                        .asString())
                .isEqualTo("research");
        assertThat(owner.texts("""
                SELECT f.user_group || ' ' || coalesce(f.subgroup, '-')
                FROM people.account a JOIN people.affiliation f USING (person_id)
                WHERE a.username = ? ORDER BY 1
                """, username)).containsExactly("nhs_staff -", "student research");
    }

    private static String subgroup(String said) {
        return ScimForTests.patch(
                "{\"op\":\"add\",\"value\":{\"%s\":{\"subgroup\":\"%s\"}}}".formatted(ScimForTests.LIBRARY, said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userName\":\"x\"}",
                "{\"schemas\":[\"urn:x\"],\"userName\":\"x\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"x\",\"shoeSize\":42}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"x\",\"userType\":\"wizard\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"x\",\"active\":\"maybe\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":{\"a\":1}}",
                "{\"schemas\":",
                "[]"
            })
    void whatIsWrongIsSaidInTheProtocolsForm(String document) {
        HttpResponse<String> answer = scim.send("POST", "/Users", document);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = ScimForTests.json(answer);
        assertThat(error.path("schemas").path(0).asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.path("detail").asString()).isNotEmpty();
        assertThat(error.path("status").asString()).isEqualTo("400");
    }

    @Test
    void whatTheRfcKnowsAndTheLibraryDoesNotKeepIsPassedOver() {
        JsonNode user = scim.created(Map.of(
                "userName",
                unique("lu"),
                "nickName",
                "Lulu",
                "password",
                "secret",
                "title",
                "Dean",
                "userType",
                "learner"));
        assertThat(user.has("nickName")).isFalse();
        assertThat(user.has("title")).isFalse();
    }

    @Test
    void aPatchIsCarriedOutWholeOrNotAtAll() {
        String id = learner(unique("mo")).path("id").asString();
        HttpResponse<String> answer = scim.send(
                "PATCH",
                "/Users/" + id,
                ScimForTests.patch(
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Somebody Else\"}",
                        "{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":\"42\"}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ScimForTests.json(scim.send("GET", "/Users/" + id, ""))
                        .path("displayName")
                        .asString())
                .isEqualTo("Zoë O’Neill");
    }

    @Test
    void whatIsFixedCannotBePatched() {
        String id = learner(unique("na")).path("id").asString();
        HttpResponse<String> answer = scim.send(
                "PATCH", "/Users/" + id, ScimForTests.patch("{\"op\":\"replace\",\"path\":\"id\",\"value\":\"1\"}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ScimForTests.json(answer).path("scimType").asString()).isEqualTo("mutability");
    }

    @Test
    void aSourceSeesItsOwnUsersOnly() {
        String id = learner(unique("ol")).path("id").asString();
        ScimForTests other = ScimForTests.open(jdbc, tokens, port);
        assertThat(other.send("GET", "/Users/" + id, "").statusCode()).isEqualTo(404);
        assertThat(other.send("DELETE", "/Users/" + id, "").statusCode()).isEqualTo(404);
        assertThat(ScimForTests.json(other.send("GET", "/Users", ""))
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void nobodyComesInWithoutAToken() {
        tokens.revoke(scim.source, AccountId.random());
        assertThat(scim.send("GET", "/Users", "").statusCode()).isEqualTo(401);
    }

    static List<Arguments> before() {
        String form = "application/x-www-form-urlencoded";
        return List.of(
                Arguments.of(401, "GET", "/Users", "", List.of("Authorization", "Bearer scim-nothing")),
                Arguments.of(401, "GET", "/Nothing", "", List.of("Authorization", "Bearer scim-nothing")),
                Arguments.of(404, "GET", "/Nothing", "", List.of()),
                Arguments.of(404, "GET", "", "", List.of()),
                Arguments.of(405, "DELETE", "/Users", "", List.of()),
                Arguments.of(413, "POST", "/Users", "a=" + "x".repeat(3_000_000), List.of("Content-Type", form)),
                Arguments.of(413, "POST", "/Bulk", " ".repeat(Bulk.LONGEST + 1), List.of()),
                Arguments.of(
                        415, "POST", "/Users", "--x--", List.of("Content-Type", "multipart/form-data; boundary=x")));
    }

    @ParameterizedTest
    @MethodSource("before")
    void whatFailsBeforeItIsReadIsSaidInTheProtocolsFormToo(
            int status, String method, String path, String body, List<String> headers) {
        HttpResponse<String> answer = scim.send(method, path, body, headers.toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(Documents.TYPE));
        JsonNode error = ScimForTests.json(answer);
        assertThat(error.path("schemas").valueStream().map(JsonNode::asString))
                .containsExactly("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.path("status").isString()).isTrue();
        assertThat(error.path("status").asString()).isEqualTo(String.valueOf(status));
        assertThat(error.path("detail").asString()).isNotEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }

    @Test
    void bulkOperationsNameWhatEarlierOnesMade() {
        String username = unique("pe");
        String bulk = """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":2,"Operations":[
                {"method":"POST","path":"/Users","bulkId":"u","data":{"schemas":["%1$s"],"userName":"%2$s"}},
                {"method":"POST","path":"/Groups","bulkId":"g","data":{"schemas":["%3$s"],"displayName":"learner",
                 "members":[{"value":"bulkId:u"}]}},
                {"method":"POST","path":"/Users","bulkId":"v","data":{"schemas":["%1$s"],"userName":"%2$s"}},
                {"method":"DELETE","path":"/Users/nobody"},
                {"method":"POST","path":"/Users","bulkId":"w","data":{"schemas":["%1$s"],"userName":"%2$s-late"}}]}
                """.formatted(ScimForTests.USER, username, SaidGroup.SCHEMA);
        HttpResponse<String> answer = scim.send("POST", "/Bulk", bulk);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode operations = ScimForTests.json(answer).path("Operations");
        assertThat(operations.valueStream().map(one -> one.path("status").asString()))
                .containsExactly("201", "201", "409", "404");
        assertThat(groups(username)).containsExactly("student");
        assertThat(groups(username + "-late")).isEmpty();
    }

    @Test
    void twentyUsersAtOnceAreTwentyUsers() throws Exception {
        String username = unique("qi");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = username + i;
            all.add(() -> scim.send("POST", "/Users", ScimForTests.user(Map.of("userName", name)))
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : many.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(20).containsOnly(201);
        assertThat(ScimForTests.json(scim.send("GET", "/Users?count=0", ""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(20);
    }
}
