package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers in the protocol's form.
final class Answers {

    private static final MediaType TYPE = MediaType.parseMediaType(Documents.TYPE);
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Answers() {}

    static ResponseEntity<String> of(HttpStatus status, ObjectNode document) {
        return ResponseEntity.status(status).contentType(TYPE).body(document.toString());
    }

    /// With its entity tag; where it stands, if it is new.
    static ResponseEntity<String> resource(HttpStatus status, ObjectNode document, Projection projection) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(TYPE)
                .header(HttpHeaders.ETAG, document.path("meta").path("version").asText());
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create(document.path("meta").path("location").asText()));
        }
        return answer.body(projection.of(document).toString());
    }

    /// What was asked for if it changed, else that it did not.
    static ResponseEntity<String> resource(ObjectNode document, Projection projection, @Nullable String ifNoneMatch) {
        String tag = document.path("meta").path("version").asText();
        return tag.equals(ifNoneMatch)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : resource(HttpStatus.OK, document, projection);
    }

    static ResponseEntity<String> list(Resources.Found<ObjectNode> found, Slice slice, Projection projection) {
        ObjectNode document = Documents.object();
        document.set("schemas", Documents.array().add(LIST));
        document.put("totalResults", found.total())
                .put("itemsPerPage", found.page().size())
                .put("startIndex", slice.startIndex());
        ArrayNode resources = Documents.array();
        found.page().forEach(one -> resources.add(projection.of(one)));
        document.set("Resources", resources);
        return of(HttpStatus.OK, document);
    }

    static ObjectNode error(ScimRefusal refusal) {
        ObjectNode document = Documents.object();
        document.set("schemas", Documents.array().add(ERROR));
        document.put("status", String.valueOf(refusal.status().value())).put("detail", refusal.detail());
        if (refusal.type() != null) {
            document.put("scimType", refusal.type());
        }
        return document;
    }
}
