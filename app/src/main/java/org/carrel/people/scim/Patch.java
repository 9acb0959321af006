package org.carrel.people.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A change in parts (RFC 7644, section 3.5.2): all of its operations, or none.
final class Patch {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final Set<String> FIXED = Set.of("id", "meta", "schemas");
    private static final int MOST = 1_000;

    private final PatchRequest request;

    private Patch(PatchRequest request) {
        this.request = request;
    }

    static Patch read(ObjectNode document) {
        Documents.needSchema(document, SCHEMA, SCHEMA::equalsIgnoreCase);
        JsonNode operations = document.path("Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimRefusal.syntax("Operations are missing");
        }
        if (operations.size() > MOST) {
            throw ScimRefusal.tooLarge("A change has up to " + MOST + " operations");
        }
        operations.forEach(Patch::ready);
        try {
            return new Patch(Objects.requireNonNull(JsonUtils.nodeToValue(document, PatchRequest.class)));
        } catch (JsonProcessingException e) {
            throw ScimRefusal.syntax("An operation cannot be understood: " + e.getOriginalMessage());
        }
    }

    /// Some clients begin the names of operations with a capital.
    private static void ready(JsonNode operation) {
        if (!(operation instanceof ObjectNode one) || !one.path("op").isTextual()) {
            throw ScimRefusal.syntax("An operation has an op: add, remove or replace");
        }
        one.put("op", one.path("op").asText().toLowerCase(Locale.ROOT));
        String path = one.path("path").asText("").toLowerCase(Locale.ROOT);
        if (FIXED.stream().anyMatch(fixed -> path.equals(fixed) || path.startsWith(fixed + "."))) {
            throw ScimRefusal.bad(
                    BadRequestException.MUTABILITY, one.path("path").asText() + " cannot be changed");
        }
    }

    /// What a document becomes.
    ObjectNode applied(ObjectNode before) {
        GenericScimResource resource = new GenericScimResource(before.deepCopy());
        try {
            request.apply(resource);
        } catch (ScimException e) {
            throw ScimRefusal.of(e);
        }
        return resource.getObjectNode();
    }
}
