package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// Many changes in one request, one after another: each is carried out whole or not at all, and answers for itself. A
/// later one may name what an earlier one makes by its `bulkId`.
@Service
class Bulk {

    static final int MOST = 1_000;
    static final int LONGEST = 1_048_576;

    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);
    private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    private static final Pattern PATH = Pattern.compile("/([A-Za-z]+)(?:/([^/?]+))?");
    private static final Pattern NAMED = Pattern.compile("bulkId:([A-Za-z0-9._-]{1,100})");

    private final Map<String, Resources> kinds;

    Bulk(List<Resources> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(Resources::name, Function.identity()));
    }

    ObjectNode carryOut(String source, ObjectNode request) {
        Documents.needSchema(request, REQUEST, REQUEST::equalsIgnoreCase);
        JsonNode operations = request.path("Operations");
        if (!operations.isArray()) {
            throw ScimRefusal.syntax("Operations are missing");
        }
        if (operations.size() > MOST) {
            throw ScimRefusal.tooLarge("A bulk request has up to " + MOST + " operations");
        }
        int bearable = request.path("failOnErrors").asInt(Integer.MAX_VALUE);
        Map<String, UUID> made = new HashMap<>();
        ArrayNode answers = Documents.array();
        int errors = 0;
        for (JsonNode operation : operations) {
            ObjectNode answer = answer(source, operation, made);
            answers.add(answer);
            errors += answer.has("response") ? 1 : 0;
            if (errors >= bearable) {
                break;
            }
        }
        ObjectNode document = Documents.object();
        document.set("schemas", Documents.array().add(RESPONSE));
        document.set("Operations", answers);
        return document;
    }

    private ObjectNode answer(String source, JsonNode operation, Map<String, UUID> made) {
        ObjectNode answer =
                Documents.object().put("method", operation.path("method").asText());
        String bulkId = operation.path("bulkId").asText("");
        if (!bulkId.isEmpty()) {
            answer.put("bulkId", bulkId);
        }
        try {
            carryOut(source, operation, made, answer);
        } catch (ScimRefusal refusal) {
            refused(answer, refusal);
        } catch (RuntimeException unforeseen) {
            LOG.error("An operation of a bulk request of the source {} failed", source, unforeseen);
            refused(answer, ScimRefusal.failed());
        }
        return answer;
    }

    private static void refused(ObjectNode answer, ScimRefusal refusal) {
        answer.put("status", String.valueOf(refusal.status().value()));
        answer.set("response", Answers.error(refusal));
    }

    private void carryOut(String source, JsonNode operation, Map<String, UUID> made, ObjectNode answer) {
        Matcher path = PATH.matcher(named(operation.path("path").asText(), made));
        Resources resources = path.matches() ? kinds.get(path.group(1)) : null;
        if (resources == null) {
            throw ScimRefusal.bad(
                    "invalidPath", "There is no " + operation.path("path").asText());
        }
        String method = operation.path("method").asText().toUpperCase(Locale.ROOT);
        Optional<UUID> id = Optional.ofNullable(path.group(2)).map(Documents::id);
        if ("POST".equals(method) == id.isPresent()) {
            throw ScimRefusal.bad("invalidPath", method + " is not for " + path.group());
        }
        Optional<Long> expected = Documents.version(operation.path("version").asText("*"));
        switch (method) {
            case "POST" -> {
                String bulkId = operation.path("bulkId").asText("");
                if (bulkId.isEmpty()) {
                    throw ScimRefusal.syntax("A POST has a bulkId");
                }
                ObjectNode resource = resources.create(source, data(operation, made));
                made.put(bulkId, Documents.id(resource.path("id").asText()));
                answered(answer, HttpStatus.CREATED, resource);
            }
            case "PUT" ->
                answered(
                        answer,
                        HttpStatus.OK,
                        resources.replace(source, id.orElseThrow(), expected, data(operation, made)));
            case "PATCH" ->
                answered(
                        answer,
                        HttpStatus.OK,
                        resources.patch(source, id.orElseThrow(), expected, data(operation, made)));
            case "DELETE" -> {
                resources.remove(source, id.orElseThrow(), expected);
                answer.put("location", Documents.location(resources.name(), id.orElseThrow()));
                answer.put("status", String.valueOf(HttpStatus.NO_CONTENT.value()));
            }
            default -> throw ScimRefusal.syntax("A method is POST, PUT, PATCH or DELETE");
        }
    }

    private static void answered(ObjectNode answer, HttpStatus status, ObjectNode resource) {
        answer.put("location", resource.path("meta").path("location").asText());
        answer.put("version", resource.path("meta").path("version").asText());
        answer.put("status", String.valueOf(status.value()));
    }

    private static ObjectNode data(JsonNode operation, Map<String, UUID> made) {
        if (!(operation.path("data") instanceof ObjectNode data)) {
            throw ScimRefusal.syntax("The data are missing");
        }
        return Documents.parse(named(data.toString(), made));
    }

    private static String named(String text, Map<String, UUID> made) {
        return NAMED.matcher(text).replaceAll(name -> {
            UUID id = made.get(name.group(1));
            if (id == null) {
                throw ScimRefusal.value("Nothing was made as " + name.group());
            }
            return id.toString();
        });
    }
}
