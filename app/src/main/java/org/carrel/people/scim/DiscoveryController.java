package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What a client finds out about this service (RFC 7644, section 4).
@RestController
class DiscoveryController {

    private static final String WHY = "What the service can do is nobody's personal data";
    private static final String CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private static final String SUPPORTED = "supported";

    @GetMapping(Documents.BASE + "/ServiceProviderConfig")
    @WithoutPersonalData(WHY)
    ResponseEntity<String> config() {
        ObjectNode config = Documents.object();
        config.set("schemas", Documents.array().add(CONFIG));
        config.set("patch", Documents.object().put(SUPPORTED, true));
        config.set(
                "bulk",
                Documents.object()
                        .put(SUPPORTED, true)
                        .put("maxOperations", Bulk.MOST)
                        .put("maxPayloadSize", Bulk.LONGEST));
        config.set("filter", Documents.object().put(SUPPORTED, true).put("maxResults", Slice.MOST));
        config.set("changePassword", Documents.object().put(SUPPORTED, false));
        config.set("sort", Documents.object().put(SUPPORTED, true));
        config.set("etag", Documents.object().put(SUPPORTED, true));
        config.set(
                "authenticationSchemes",
                Documents.array()
                        .add(Documents.object()
                                .put("type", "oauthbearertoken")
                                .put("name", "Bearer token")
                                .put("description", "A token that the library's systems librarian makes")
                                .put("primary", true)));
        config.set("meta", about("ServiceProviderConfig", "ServiceProviderConfig"));
        return Answers.of(HttpStatus.OK, config);
    }

    @GetMapping(Documents.BASE + "/ResourceTypes")
    @WithoutPersonalData(WHY)
    ResponseEntity<String> types() {
        return list(List.of(type("User"), type("Group")));
    }

    @GetMapping(Documents.BASE + "/ResourceTypes/{name}")
    @WithoutPersonalData(WHY)
    ResponseEntity<String> oneType(@PathVariable String name) {
        if (!List.of("User", "Group").contains(name)) {
            throw ScimRefusal.unknown(name);
        }
        return Answers.of(HttpStatus.OK, type(name));
    }

    @GetMapping(Documents.BASE + "/Schemas")
    @WithoutPersonalData(WHY)
    ResponseEntity<String> schemas() {
        return list(Schemas.all());
    }

    @GetMapping(Documents.BASE + "/Schemas/{urn}")
    @WithoutPersonalData(WHY)
    ResponseEntity<String> schema(@PathVariable String urn) {
        return Schemas.all().stream()
                .filter(schema -> schema.path("id").asText().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> Answers.of(HttpStatus.OK, schema))
                .orElseThrow(() -> ScimRefusal.unknown(urn));
    }

    private static ResponseEntity<String> list(List<ObjectNode> all) {
        return Answers.list(
                new Resources.Found<>(all.size(), all), Slice.of(1, null, null, null), Projection.of(null, null));
    }

    private static ObjectNode type(String name) {
        ObjectNode type = Documents.object();
        type.set("schemas", Documents.array().add(RESOURCE_TYPE));
        type.put("id", name).put("name", name).put("endpoint", "/" + name + "s");
        type.put("schema", "Group".equals(name) ? SaidGroup.SCHEMA : UserAttribute.Schema.USER.urn());
        if ("User".equals(name)) {
            ArrayNode extensions = Documents.array();
            for (UserAttribute.Schema one : List.of(UserAttribute.Schema.ENTERPRISE, UserAttribute.Schema.LIBRARY)) {
                extensions.add(Documents.object().put("schema", one.urn()).put("required", false));
            }
            type.set("schemaExtensions", extensions);
        }
        type.set("meta", about("ResourceType", "ResourceTypes/" + name));
        return type;
    }

    private static ObjectNode about(String type, String path) {
        return Documents.object().put("resourceType", type).put("location", Documents.location(path));
    }
}
